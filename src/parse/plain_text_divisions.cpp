#include "parse/plain_text_divisions.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parse/plain_text_rules.hpp"
#include "text/ascii.hpp"
#include "text/number_words.hpp"
#include "text/roman.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

using Words = std::vector<std::string>;
using Rank = DivisionHeading::Rank;

// A heading never is longer; longer lines are not looked into.
constexpr std::size_t longest_line = 200;

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The letters at the beginning, with hyphens and apostrophes inside; a dash or a no-break space is none.
std::string_view leading_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    if (text.substr(end).starts_with("—") || text.substr(end).starts_with("–") ||
        text.substr(end).starts_with("\u00a0"))
      break;
    const bool joins = end > 0 && (text[end] == '-' || text[end] == '\'') && end + 1 < text.size() &&
                       is_letter_byte(text[end + 1]) && text[end + 1] != '-';
    if (!is_letter_byte(text[end]) && !joins) break;
    ++end;
  }
  return text.substr(0, end);
}

std::string lower_word(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (static_cast<unsigned char>(c) >= 0x80) return lower_case(word);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

std::size_t digits_length(std::string_view text, int& number) {
  constexpr std::size_t most_digits = 4;
  std::size_t end = 0;
  int value = 0;
  while (end < text.size() && end < most_digits && is_ascii_digit(text[end])) value = value * 10 + (text[end++] - '0');
  if (end > 0) number = value;
  return end;
}

/// What numbers are called in one language, cardinals and ordinals in all their forms, up to `most`.
class NumberNames {
 public:
  explicit NumberNames(const StructureWords& words) {
    for (const char* form :
         {"cardinal", "cardinal-masculine", "cardinal-feminine", "cardinal-neuter", "ordinal", "ordinal-masculine",
          "ordinal-feminine", "ordinal-masculine-adjective", "ordinal-r", "ordinal-s", "ordinal-n"})
      for (int value = 1; value <= most; ++value) {
        std::string name = lower_case(number_in_words(words.language, value, form));
        if (name.empty()) break;
        std::replace(name.begin(), name.end(), '-', ' ');
        names_.emplace(std::move(name), value);
      }
    for (const std::string& name : words.second) {  // "zweyter", or with another number before it: "7 siebenter"
      int value = 2;
      const std::size_t digits = digits_length(name, value);
      names_.emplace(name.substr(digits + (digits > 0 ? 1 : 0)), value);
    }
    for (const std::string& name : words.last) names_.emplace(name, last_division);
  }

  /// The number that the text begins with, in one to three words, and its length in bytes; 0 for none.
  std::size_t length(std::string_view text, int& number) const {
    constexpr int most_words = 3;
    std::size_t end = 0, found = 0;
    std::string name;
    for (int count = 0; count < most_words && end < text.size(); ++count) {
      const std::string_view word = leading_word(text.substr(end));
      if (word.empty()) break;
      end += word.size();
      if (!name.empty()) name += ' ';
      std::string lower = lower_word(word);
      std::replace(lower.begin(), lower.end(), '-', ' ');
      name += lower;
      if (const auto known = names_.find(name); known != names_.end()) {
        number = known->second;
        found = end;
      }
      if (end >= text.size() || text[end] != ' ') break;
      ++end;
    }
    return found;
  }

 private:
  static constexpr int most = 60;
  std::unordered_map<std::string, int> names_;
};

const NumberNames& number_names(const StructureWords& words) {
  // Made when a text first asks: most divisions are counted in figures.
  thread_local std::unordered_map<std::string, NumberNames> known;
  const auto found = known.find(words.language);
  return found != known.end() ? found->second : known.emplace(words.language, NumberNames(words)).first->second;
}

bool ends_a_number(std::string_view rest) {
  return rest.empty() || !is_letter_byte(rest.front()) || rest.starts_with("—") || rest.starts_with("–");
}

/// A Roman numeral, in capitals or, where nothing but a stop follows, in small letters.
std::size_t roman_length(std::string_view text, int& number) {
  std::size_t end = std::min(text.find_first_not_of("IVXLC"), text.size());
  std::string numeral(text.substr(0, end));
  if (end == 0) {
    end = std::min(text.find_first_not_of("ivxlc"), text.size());
    const std::string_view rest = text.substr(end);
    if (!rest.empty() && rest.front() != '.' && rest.front() != ':') return 0;
    numeral = upper_case(text.substr(0, end));
  }
  constexpr std::size_t longest = 8;
  if (end == 0 || end > longest || !ends_a_number(text.substr(end))) return 0;
  const int value = roman_numeral(numeral, RomanForm::any);
  if (value == 0) return 0;
  number = value;
  return end;
}

/// The number at the beginning of what stands behind the division's word: figures, a Roman numeral, a word, for
/// appendices a letter; "1.IV" is one. Its length in bytes, 0 for none.
std::size_t number_length(std::string_view text, bool letters, const StructureWords& words, int& number) {
  std::size_t end = digits_length(text, number);
  if (end == 0) end = roman_length(text, number);
  if (end > 0) {
    int inner = 0;
    if (text.size() > end + 1 && text[end] == '.')
      if (const std::size_t more =
              std::max(digits_length(text.substr(end + 1), inner), roman_length(text.substr(end + 1), inner));
          more > 0) {
        number = number * last_division + inner;
        end += 1 + more;
      }
    return end;
  }
  if (letters && !text.empty() && text[0] >= 'A' && text[0] <= 'Z' && ends_a_number(text.substr(1))) {
    number = text[0] - 'A' + 1;
    return 1;
  }
  const std::string_view first = leading_word(text);
  if (contains(words.articles, lower_word(first)) && first.size() < text.size() && text[first.size()] == ' ') {
    const std::size_t length = number_names(words).length(text.substr(first.size() + 1), number);
    return length == 0 ? 0 : first.size() + 1 + length;
  }
  return number_names(words).length(text, number);
}

// What may follow the number: nothing, or a title set off by punctuation, or one that begins with a capital.
bool title_follows(std::string_view rest, bool& has_title) {
  const std::size_t begin = rest.find_first_not_of(" .:-,)]");
  if (begin == std::string_view::npos) return true;
  has_title = true;
  const bool dash = rest.find("—") < 2 || rest.find("–") < 2;
  const bool wide_gap = rest.starts_with("  ");
  if (dash || wide_gap || rest.substr(0, begin).find_first_of(".:-") != std::string_view::npos) return true;
  const std::string_view title = rest.substr(begin), word = title.substr(0, title.find(' '));
  return begin > 0 && lower_word(word) != word && !ends_like_prose(title);
}

/// A division at the beginning of the text, and where it ends.
struct Found {
  DivisionHeading heading;
  std::size_t end = 0;
  bool may_be_referred_to = false;
};

using Meaning = DivisionWords::Meaning;

Found make(const Meaning& division, const std::string& word, int number, std::size_t end) {
  Found found;
  found.heading.rank = division.rank;
  found.heading.key = word + ' ' + std::to_string(number);
  found.heading.number = number;
  found.heading.by_letter = division.by_letters;
  found.heading.of_a_play = contains(division.words->of_a_play, word);
  found.end = end;
  found.may_be_referred_to = contains(division.words->references, word);
  return found;
}

/// "Chapter 12", "PART THE FIRST": `name` stands at the beginning.
std::optional<Found> named_before(std::string_view text, std::string_view name, const Meaning& division) {
  const std::string_view rest = without_spaces(text.substr(name.size()));
  if (rest.empty() || rest.size() + name.size() == text.size()) return std::nullopt;
  int number = 0;
  const std::size_t length = number_length(rest, division.by_letters, *division.words, number);
  if (length == 0) return std::nullopt;
  return make(division, lower_word(name), number, text.size() - rest.size() + length);
}

/// The length of "1.", "2nd", "3.er", "IV." or, in words, "The first", "Erster".
std::size_t leading_number(std::string_view text, const StructureWords& words, int& number) {
  std::size_t end = digits_length(text, number);
  if (end > 0 || (end = roman_length(text, number)) > 0) {
    if (end < text.size() && text[end] == '.') ++end;
    return end + leading_word(text.substr(end)).size();
  }
  const std::string_view first = leading_word(text);
  std::size_t skip = 0;
  if (contains(words.articles, lower_word(first)) && first.size() < text.size()) skip = first.size() + 1;
  const std::size_t length = number_names(words).length(text.substr(skip), number);
  return length == 0 ? 0 : skip + length;
}

/// "First Act", "Zweiter Aufzug", "Première partie", "3. Kapitel": `name` stands at `at`.
std::optional<Found> named_behind(std::string_view text, std::size_t at, std::string_view name,
                                  const Meaning& division) {
  int number = 0;
  if (division.by_letters) return std::nullopt;
  if (leading_number(text, *division.words, number) + 1 != at || text[at - 1] != ' ') return std::nullopt;
  return make(division, lower_word(name), number, at + name.size());
}

/// The division that the text begins with, in the first language that `accepts` it.
template <typename Accepts>
std::optional<Found> find_division(std::string_view text, const DivisionWords& words, Accepts accepts) {
  constexpr int most_words = 4;  // "The twenty first chapter"
  std::size_t at = 0;
  for (int count = 0; count < most_words && at < text.size(); ++count) {
    const std::string_view name = leading_word(text.substr(at));
    if (const auto* meanings = words.find(name))
      for (const Meaning& meaning : *meanings) {
        auto found = at == 0 ? named_before(text, name, meaning) : named_behind(text, at, name, meaning);
        if (found && accepts(*found)) return found;
      }
    at = text.find(' ', at);
    at = at == std::string_view::npos ? text.size() : at + 1;
  }
  return std::nullopt;
}

bool begins_in_lower_case(std::string_view line) {
  const std::string_view word = leading_word(line);
  return !word.empty() && lower_word(word) == word;
}

}  // namespace

std::string_view undecorated(std::string_view line) {
  constexpr std::array<std::string_view, 9> marks{"*", "=", "_", "~", "-", "—", "–", " ", "|"};
  constexpr std::array<std::pair<char, char>, 3> brackets{{{'[', ']'}, {'<', '>'}, {'(', ')'}}};
  std::string_view inner = line;
  const auto strip = [&](std::string_view mark) {
    if (inner.size() <= 2 * mark.size() || !inner.starts_with(mark) || !inner.ends_with(mark)) return false;
    inner = inner.substr(mark.size(), inner.size() - 2 * mark.size());
    return true;
  };
  for (const auto& [open, close] : brackets)
    if (inner.size() > 2 && inner.front() == open && inner.back() == close) inner = inner.substr(1, inner.size() - 2);
  while (std::any_of(marks.begin(), marks.end(), strip)) {
  }
  while (inner.starts_with(' ')) inner.remove_prefix(1);
  while (inner.ends_with(' ')) inner.remove_suffix(1);
  return inner;
}

DivisionWords::DivisionWords(const StructureVocabulary& vocabulary) {
  const auto add = [&](const StructureWords& words, const Words& names, Rank rank, bool by_letters = false) {
    for (const std::string& name : names) {
      meanings_[name].push_back({&words, rank, by_letters});
      longest_ = std::max(longest_, name.size());
    }
  };
  for (const StructureWords& words : vocabulary) {
    add(words, words.books, Rank::book);
    add(words, words.parts, Rank::part);
    add(words, words.chapters, Rank::chapter);
    constexpr bool by_letters = true;
    add(words, words.appendices, Rank::chapter, by_letters);
  }
}

const std::vector<Meaning>* DivisionWords::find(std::string_view word) const {
  if (word.empty() || word.size() > longest_) return nullptr;
  const auto found = meanings_.find(lower_word(word));
  return found == meanings_.end() ? nullptr : &found->second;
}

std::optional<DivisionHeading> division_heading(std::string_view line, const DivisionWords& words) {
  if (line.size() > longest_line) return std::nullopt;
  const std::string_view text = undecorated(line);
  if (text.find(' ') == std::string_view::npos || begins_in_lower_case(text)) return std::nullopt;
  bool has_title = false;
  const auto outer = find_division(text, words, [&](const Found& found) {
    // "Section 6.1, “Archives”." refers to a section.
    if (found.may_be_referred_to && ends_like_prose(line) && !is_all_capitals(line)) return false;
    has_title = false;
    return title_follows(text.substr(found.end), has_title);
  });
  if (!outer) return std::nullopt;
  DivisionHeading heading = outer->heading;
  heading.has_title = has_title;
  const std::size_t begin = text.find_first_not_of(" .:,;-", outer->end);
  if (begin == std::string_view::npos) return heading;
  const auto inner = find_division(text.substr(begin), words, [&](const Found& found) {
    has_title = false;
    return found.heading.rank > heading.rank && title_follows(text.substr(begin + found.end), has_title);
  });
  if (!inner) return heading;
  DivisionHeading both = inner->heading;
  both.has_title = has_title;
  both.outer_key = heading.key;
  both.outer_rank = heading.rank;
  both.outer_end = static_cast<std::size_t>(text.data() - line.data()) + begin;
  return both;
}

std::optional<DivisionHeading> opening_division(std::string_view line, std::string_view next,
                                                const DivisionWords& words) {
  if (auto heading = division_heading(line, words)) return heading;
  constexpr std::size_t longest = 100;
  if (next.empty() || line.size() > longest || begins_in_lower_case(line) || ends_like_prose(line)) return std::nullopt;
  auto found = find_division(
      line, words, [&](const Found& candidate) { return candidate.end < line.size() && line[candidate.end] == ' '; });
  if (!found) return std::nullopt;
  const auto inner = division_heading(next, words);
  if (!inner || inner->rank <= found->heading.rank) return std::nullopt;
  found->heading.has_title = true;
  return found->heading;
}

}  // namespace earbound::plain_text
