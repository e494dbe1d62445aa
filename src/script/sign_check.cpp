#include "script/sign_check.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "script/classes/amount.hpp"
#include "script/classes/fraction_words.hpp"
#include "text/small_characters.hpp"

namespace earbound {
namespace {

struct Sign {
  std::size_t begin = 0, end = 0;
  enum class Kind { named, minus, dash, raised, vulgar } kind = Kind::named;
};

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::size_t length_at(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && !is_lead(text[at + length])) ++length;
  return length;
}

/// Blocks of Unicode whose characters are signs by themselves.
bool is_sign(std::string_view c) {
  if (c.size() == 2) {
    constexpr std::array<std::string_view, 12> latin = {"¢", "£", "¤", "¥", "§", "°", "±", "×", "÷", "¼", "½", "¾"};
    return std::find(latin.begin(), latin.end(), c) != latin.end();
  }
  if (c.size() != 3) return false;
  const auto starts = [&](std::string_view lead) { return c.starts_with(lead); };
  if (starts("\xE2\x82")) return c >= "₠";  // currencies; lowered digits are told apart below
  if (starts("\xE2\x85")) return c >= "⅐" && c <= "⅞";
  if (starts("\xE2\x86")) return c >= "←" && c <= "↙";
  if (starts("\xE2\x87")) return c >= "⇐" && c <= "⇿";
  return starts("\xE2\x88") || starts("\xE2\x89") || c == "№" || c == "‰" || c == "′" || c == "″" || c == "℃" ||
         c == "℉";
}

bool digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); }

bool is_letter_or_digit_before(std::string_view text, std::size_t at) {
  std::size_t before = at - 1;
  while (before > 0 && !is_lead(text[before])) --before;
  return is_letter_at(text, before) || digit_at(text, before);
}

/// The sign that begins at `at`, if there is one.
bool sign_begins(std::string_view text, std::size_t at, Sign& sign) {
  sign = {at, at + length_at(text, at), Sign::Kind::named};
  const std::string_view c = text.substr(at, sign.end - at);
  const bool after_digit = at > 0 && is_ascii_digit(text[at - 1]);
  if (c == "-" || c == "\u2013" || c == "\u2212" || c == "\u2012") {
    if (after_digit && digit_at(text, sign.end)) {
      sign.kind = c == "\u2212" ? Sign::Kind::minus : Sign::Kind::dash;
      return true;
    }
    sign.kind = Sign::Kind::minus;
    if (c == "\u2212") return true;
    const bool number =
        digit_at(text, sign.end) || (sign.end < text.size() && text[sign.end] == '.' && digit_at(text, sign.end + 1));
    return c == "-" && number && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' || text[at - 1] == '$');
  }
  if (c.size() == 1) {
    // An arrow or a comparison of several characters is a sign of its own.
    constexpr std::string_view drawn = "<>=-!";
    if (c == "<" || c == ">" || c == "=")
      return at > 0 && sign.end < text.size() && drawn.find(text[at - 1]) == std::string_view::npos &&
             drawn.find(text[sign.end]) == std::string_view::npos;
    if (c == "%" || c == "$" || c == "&")
      return after_digit || digit_at(text, sign.end) || (at > 0 && text[at - 1] == ' ');
    if (c == "+") return digit_at(text, sign.end) || after_digit;
    if (c == "~") return digit_at(text, sign.end);
    return false;
  }
  std::size_t behind = at;
  if (raised_digit(text, behind) >= 0 || lowered_digit(text, behind) >= 0 || raised_sign(text, behind) != 0 ||
      lowered_sign(text, behind) != 0) {
    sign.kind = Sign::Kind::raised;
    return true;
  }
  if (const auto vulgar = vulgar_at(text, at)) {
    sign.end = vulgar->end;
    sign.kind = Sign::Kind::vulgar;
    return true;
  }
  return is_sign(c);
}

/// Rules that take signs as a way of writing, or that read a word in a way of their own.
bool interprets(std::string_view rule) {
  constexpr std::string_view classes[] = {"date",      "telephone", "verse",        "ratio",      "time", "score",
                                          "decade",    "ordinal",   "lexicon",      "electronic", "code", "formula",
                                          "expansion", "idiom",     "abbreviation", "power"};
  return std::find(std::begin(classes), std::end(classes), rule) != std::end(classes);
}

/// Whether `name` stands in `spoken` as whole words: "one" does not stand in "bone".
bool holds_words(std::string_view spoken, std::string_view name) {
  for (std::size_t at = spoken.find(name); at != std::string_view::npos; at = spoken.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_letter_or_digit_before(spoken, at);
    const bool ends = !is_letter_at(spoken, end) && !digit_at(spoken, end);
    if (begins && ends) return true;
  }
  return false;
}

class Names {
 public:
  explicit Names(const Rules& rules) : rules_(rules) {}

  /// Whether `spoken` holds the words of the language for the sign; true when it has none.
  [[nodiscard]] bool said(const Sign& sign, std::string_view text, std::string_view spoken) const {
    const std::string_view written = text.substr(sign.begin, sign.end - sign.begin);
    if (spoken.find(written) != std::string_view::npos && sign.kind != Sign::Kind::dash) return true;
    Search search{spoken};
    switch (sign.kind) {
      case Sign::Kind::minus:
        term("minus", search);
        term("to", search);
        break;
      case Sign::Kind::dash:
        term("to", search);
        term("score", search);
        term("minus", search);
        break;
      case Sign::Kind::raised:
        raised(text, sign, search);
        break;
      case Sign::Kind::vulgar:
        if (const auto vulgar = vulgar_at(written, 0))
          search.offer(spoken_fraction(vulgar->numerator, vulgar->denominator, rules_));
        for (const std::string_view half :
             {"and a half", "and a half feminine", "one and a half", "half masculine", "half masculine dative",
              "half neuter", "half neuter dative", "half feminine", "half feminine dative"})
          term(half, search);
        break;
      case Sign::Kind::named:
        if (const auto names = rules_.sign_names.find(written); names != rules_.sign_names.end())
          for (const std::string& name : names->second) search.offer(name);
        term("by", search);
        break;
    }
    return search.found || !search.known;
  }

 private:
  /// Names that are looked for in what is spoken.
  struct Search {
    std::string_view spoken;
    bool known = false, found = false;

    void offer(std::string_view name) {
      if (name.empty()) return;
      known = true;
      found = found || holds_words(spoken, name);
    }
  };

  void term(std::string_view key, Search& search) const {
    if (const auto word = rules_.terms.find(key); word != rules_.terms.end()) search.offer(word->second);
  }

  /// A raised or lowered digit is said with those beside it: "12" of C₁₂.
  void raised(std::string_view text, const Sign& sign, Search& search) const {
    std::size_t at = sign.begin;
    const auto digit_of = [](std::string_view written, std::size_t& from) {
      const int digit = raised_digit(written, from);
      return digit >= 0 ? digit : lowered_digit(written, from);
    };
    if (digit_of(text, at) < 0) {
      term("minus", search);
      term("plus", search);
      return;
    }
    std::size_t begin = sign.begin;
    while (begin > 0) {
      std::size_t before = begin - 1;
      while (before > 0 && !is_lead(text[before])) --before;
      std::size_t behind = before;
      if (digit_of(text, behind) < 0) break;
      begin = before;
    }
    std::string digits;
    for (int digit = digit_of(text, begin); digit >= 0; digit = digit_of(text, begin)) digits += std::to_string(digit);
    search.offer(digits);
    if (const auto power = rules_.math.find("^" + digits); power != rules_.math.end()) search.offer(power->second);
    const auto names = rules_.sign_names.find(text.substr(sign.begin, sign.end - sign.begin));
    if (names == rules_.sign_names.end()) return;
    for (const std::string& name : names->second) search.offer(name);
  }

  const Rules& rules_;
};

/// The spoken words that come from the prose, in the order of the text.
struct SpokenWordPlace {
  const Place* place;
  const Utterance* utterance;
  const Word* word;
};

std::string spoken_text(const SpokenWordPlace& at) {
  std::size_t byte = 0, begin = 0;
  std::uint32_t character = 0;
  const std::string& text = at.utterance->text;
  for (; byte < text.size() && character < at.word->end; ++byte) {
    if (!is_lead(text[byte])) continue;
    if (character == at.word->begin) begin = byte;
    ++character;
  }
  while (byte < text.size() && !is_lead(text[byte])) ++byte;
  return text.substr(begin, byte - begin);
}

}  // namespace

SignTally check_signs(const Prose& prose, std::span<const Utterance> spoken, std::span<const Omission> omitted,
                      const Rules& rules) {
  SignTally tally;
  const std::string_view text = prose.text;
  std::vector<Sign> signs;
  for (std::size_t at = 0; at < text.size();) {
    Sign sign;
    const auto c = static_cast<unsigned char>(text[at]);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || (c >= '0' && c <= '9');
    if (letter || !sign_begins(text, at, sign)) {
      at += letter ? 1 : length_at(text, at);
      continue;
    }
    at = sign.end;
    const Run::Kind kind = prose.run_at(sign.begin).kind;
    if (kind != Run::Kind::math && kind != Run::Kind::code) signs.push_back(sign);
  }
  if (signs.empty() || prose.origins.empty() || !prose.origins.front().text.exists()) return tally;
  std::vector<SpokenWordPlace> places;
  for (const Utterance& utterance : spoken)
    for (const Word& word : utterance.words)
      if (word.place.is_written()) places.push_back({&word.place, &utterance, &word});
  const Names names(rules);
  std::size_t next = 0;
  for (const Sign& sign : signs) {
    ++tally.written;
    const std::string written(text.substr(sign.begin, sign.end - sign.begin));
    const Place place = prose.place(sign.begin, sign.end);
    const auto leave_out = [&](const char* reason) {
      tally.omitted.push_back({written, prose.line_at(sign.begin), reason, place});
    };
    const SpokenWordPlace* holder = nullptr;
    for (std::size_t i = next; i < places.size(); ++i) {
      const Place& candidate = *places[i].place;
      if (candidate.text == place.text && candidate.range.begin > place.range.begin) break;
      if (!candidate.holds(place)) continue;
      holder = &places[i];
      next = i;
      break;
    }
    const bool by_engine =
        rules.said_by_engine.contains(written) ||
        (sign.kind == Sign::Kind::minus && written == "-" && rules.said_by_engine.contains("\u2212"));
    if (holder == nullptr) {
      const bool listed = std::any_of(omitted.begin(), omitted.end(),
                                      [&](const Omission& omission) { return omission.place.holds(place); });
      if (listed)
        leave_out("left out with its word");
      else if (by_engine && sign.kind == Sign::Kind::minus)
        ++tally.spoken;
      else
        leave_out("a sign that no word holds");
      continue;
    }
    const std::string said = spoken_text(*holder);
    const bool as_written = holder->word->rule.empty();
    const bool rewritten = holder->word->rule == "compatibility form";  // by no class: what it cannot say is listed
    if (rewritten && !names.said(sign, text, said)) {
      leave_out("no class claims it");
      continue;
    }
    if (!as_written && !interprets(holder->word->rule) && !names.said(sign, text, said))
      throw Error("the script drops the sign '" + written + "' in '" + said + "' (line " +
                      std::to_string(prose.line_at(sign.begin)) + ")",
                  "this is a fault in earbound; please report it with the text");
    if (as_written && !by_engine && sign.kind != Sign::Kind::raised)
      leave_out("neither a rule nor the engine says it");
    else
      ++tally.spoken;
  }
  return tally;
}

}  // namespace earbound
