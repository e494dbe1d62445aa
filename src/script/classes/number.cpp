#include "script/classes/number.hpp"

#include <algorithm>
#include <charconv>

#include "text/languages.hpp"
#include "text/number_words.hpp"

namespace earbound {
namespace {

/// Length of what may part groups of thousands at `at`, 0 for none.
std::size_t separator_at(std::string_view text, std::size_t at, const Rules& rules) {
  if (at >= text.size()) return 0;
  if (rules.words.groups.find(text[at]) != std::string::npos) return 1;
  return sign_at(text, at, {" ", "'", "\u2019", "\u00A0", "\u202F", "\u2009"});
}

}  // namespace

std::optional<std::int64_t> Number::value() const {
  if (!decimals.empty() || whole.empty() || whole.size() > 18) return {};
  std::int64_t result = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), result);
  return result;
}

std::optional<Number> number_at(std::string_view text, std::size_t at, const Rules& rules) {
  Number number;
  const std::size_t digits = count_digits(text, at);
  number.end = at + digits;
  number.whole = text.substr(at, digits);
  if (digits > 0 && digits <= 3 && text[at] != '0')
    if (const std::size_t length = separator_at(text, number.end, rules)) {
      const std::string_view separator = text.substr(number.end, length);
      std::size_t end = number.end, groups = 0;
      std::string whole = number.whole;
      while (stands_at(text, end, separator) && count_digits(text, end + length) == 3) {
        whole += text.substr(end + length, 3);
        end += length + 3;
        ++groups;
      }
      // Two numbers side by side are no groups: what is grouped has no more digits behind another space.
      if (groups > 0 && !(separator == " " && stands_at(text, end, " ") && count_digits(text, end + 1) > 0)) {
        number.whole = whole;
        number.end = end;
        number.grouped = true;
      }
    }
  if (number.end < text.size() && text[number.end] == rules.words.decimal)
    if (const std::size_t count = count_digits(text, number.end + 1)) {
      number.decimals = text.substr(number.end + 1, count);
      number.end += 1 + count;
    }
  if (number.whole.empty() && number.decimals.empty()) return {};
  return number;
}

std::string spoken_digits(std::string_view digits) {
  std::string result;
  for (const char digit : digits) result += std::string(result.empty() ? "" : " ") + digit;
  return result;
}

std::string spoken_number(const Number& number, Gender gender, const Rules& rules) {
  if (number.whole.empty()) {
    const auto point = rules.terms.find("point");
    return point == rules.terms.end() ? "0" + std::string(1, rules.words.decimal) + number.decimals
                                      : point->second + " " + spoken_digits(number.decimals);
  }
  if (!number.decimals.empty()) return number.whole + rules.words.decimal + number.decimals;
  const std::optional<std::int64_t> value = number.value();
  if (!value) return number.whole;
  constexpr std::size_t longest_for_engine = 12;  // digits
  // Without its separators the engine would read it as a year: "1,925".
  if (number.grouped && number.whole.size() == 4 && rules.words.years == PatternWords::Years::pairs &&
      number.whole.substr(2) != "00" && number.whole[1] != '0')
    return number_in_words(rules.language, *value, "cardinal");
  const bool ends_in_one = number.whole.back() == '1';
  constexpr std::int64_t first_that_agrees = 200;  // "doscientas mil"
  const bool hundreds = *value >= first_that_agrees;
  if (number.whole.size() > longest_for_engine ||
      (gender != Gender::none && (ends_in_one || (hundreds && gender == Gender::feminine)))) {
    std::string words = number_in_words(rules.language, *value,
                                        gender == Gender::feminine ? "cardinal-feminine" : "cardinal-masculine");
    // ICU leaves the thousands of a feminine number masculine: "doscientas mil".
    const auto from = rules.terms.find("masculine thousands"), into = rules.terms.find("feminine thousands");
    if (gender == Gender::feminine && from != rules.terms.end() && into != rules.terms.end()) {
      // "doscientos mil millones" counts millions, which are masculine.
      const std::size_t at = words.rfind(from->second);
      const std::size_t end = at == std::string::npos ? at : at + from->second.size();
      if (end != std::string::npos && (end == words.size() || (words[end] == ' ' && !stands_at(words, end, " mil"))))
        words.replace(at, from->second.size(), into->second);
    }
    const bool same =
        number.whole.size() <= longest_for_engine && words == number_in_words(rules.language, *value, "numbering");
    if (!words.empty() && !same) return words;
  }
  return number.whole;
}

std::string spoken_year(std::string_view digits, const Rules& rules) { return rules.words.year(digits); }

bool is_singular(const Number& number, const Rules& rules) {
  const std::string_view whole =
      std::string_view(number.whole).substr(std::min(number.whole.find_first_not_of('0'), number.whole.size()));
  if (!whole.empty() && whole != "1") return false;
  // "1,5 litre": where nought is singular, so is what lies below two.
  return plural_category(rules.language, whole == "1" && number.decimals.empty() ? 1 : 0) == "one";
}

}  // namespace earbound
