// The words for fractions, and the characters that are fractions.

#include "script/classes/fraction_words.hpp"

#include <optional>

#include "script/classes/noun_gender.hpp"
#include "script/classes/number.hpp"
#include "text/number_words.hpp"
#include "text/small_characters.hpp"

namespace earbound {
namespace {

const std::pair<std::string_view, std::pair<std::string_view, std::string_view>> vulgar_fractions[] = {
    {"½", {"1", "2"}}, {"⅓", {"1", "3"}}, {"⅔", {"2", "3"}},  {"¼", {"1", "4"}}, {"¾", {"3", "4"}},
    {"⅕", {"1", "5"}}, {"⅖", {"2", "5"}}, {"⅗", {"3", "5"}},  {"⅘", {"4", "5"}}, {"⅙", {"1", "6"}},
    {"⅚", {"5", "6"}}, {"⅐", {"1", "7"}}, {"⅛", {"1", "8"}},  {"⅜", {"3", "8"}}, {"⅝", {"5", "8"}},
    {"⅞", {"7", "8"}}, {"⅑", {"1", "9"}}, {"⅒", {"1", "10"}}, {"↉", {"0", "3"}}};

/// Superscript or subscript digits, or ordinary ones.
std::string small_digits_at(std::string_view text, std::size_t& at) {
  std::string digits;
  for (;;) {
    if (at < text.size() && is_ascii_digit(text[at])) {
      digits += text[at++];
      continue;
    }
    int digit = raised_digit(text, at);
    if (digit < 0) digit = lowered_digit(text, at);
    if (digit < 0) return digits;
    digits += static_cast<char>('0' + digit);
  }
}

/// "doceavo", "treintavo", "treintaiunavo": a cardinal in one word with the ending, no vowel twice.
std::string fraction_of_stem(std::string cardinal, const std::string& ending) {
  if (const auto joint = cardinal.find(" y "); joint != std::string::npos) cardinal.replace(joint, 3, "i");
  if (cardinal.ends_with("uno") || (!cardinal.empty() && cardinal.back() == ending.front())) cardinal.pop_back();
  return cardinal + ending;
}

}  // namespace

std::optional<Vulgar> vulgar_at(std::string_view text, std::size_t at) {
  for (const auto& [sign, parts] : vulgar_fractions)
    if (stands_at(text, at, sign)) return Vulgar{at + sign.size(), std::string(parts.first), std::string(parts.second)};
  std::size_t end = at;
  const std::string top = small_digits_at(text, end);
  constexpr std::string_view slash = "\u2044";
  if (top.empty() || top.size() > 4 || !stands_at(text, end, slash)) return {};
  end += slash.size();
  const std::string bottom = small_digits_at(text, end);
  if (bottom.empty() || bottom.size() > 4) return {};
  return Vulgar{end, top, bottom};
}

std::string spoken_fraction(std::string_view numerator, std::string_view denominator, const Rules& rules) {
  Number top, bottom;
  top.whole = numerator;
  bottom.whole = denominator;
  const bool one = numerator == "1";
  const auto named = rules.words.fractions.find(std::string(denominator));
  std::string part;
  if (named != rules.words.fractions.end()) {
    part = one ? named->second.one : named->second.other;
  } else {
    const auto form = rules.terms.find(one ? "fraction" : "fractions");
    const auto over = rules.terms.find("over");
    const std::optional<std::int64_t> value = bottom.value();
    const bool round =
        value && *value > 100 && *value < 1000 && *value % 100 == 0 && rules.terms.contains("fraction above ten");
    if (form != rules.terms.end() && value && *value > 2 && (*value <= 100 || round)) {
      const std::string ordinal = number_in_words(rules.language, *value, "ordinal-masculine");
      const std::string plural = number_in_words(rules.language, *value, "ordinal-masculine-plural");
      const auto stem = rules.terms.find("fraction above ten");
      part =
          *value > 10 && *value < 100 && stem != rules.terms.end()
              ? fraction_of_stem(number_in_words(rules.language, *value, "numbering"), stem->second) + (one ? "" : "s")
              : fill(form->second, {{"ordinal", ordinal}, {"ordinal-plural", plural}});
    } else if (over != rules.terms.end()) {
      return joined({spoken_number(top, Gender::none, rules), over->second, denominator});
    }
  }
  if (part.empty()) return {};
  // A name that says "one" itself: "half".
  if (one && part.starts_with('=')) return part.substr(1);
  return joined({spoken_number(top, gender_of(part, rules), rules), part});
}

std::string half_of(std::string_view noun, bool feminine, const Site& site) {
  const bool neuter = is_among(site.term("neuter units"), noun);
  const bool dative = is_among(site.term("words before a dative"), site.word_before());
  return site.term(std::string("half ") +
                   (feminine ? "feminine"
                    : neuter ? "neuter"
                             : "masculine") +
                   (dative ? " dative" : ""));
}

std::string fraction_of_unit(std::string_view numerator, std::string_view denominator, const std::string& spoken,
                             const std::string& unit, const Site& site) {
  const Rules& rules = site.rules;
  if (numerator == "1" && denominator == "2") {
    const std::string form = half_of(unit.substr(0, unit.find(' ')), gender_of(unit, rules) == Gender::feminine, site);
    if (!form.empty()) return joined({form, unit});
  }
  return joined({spoken, site.term("fraction of"), unit});
}

}  // namespace earbound
