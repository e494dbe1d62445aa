#include "parse/plain_text_rules.hpp"

#include <algorithm>

#include "text/roman.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A heading never is longer; longer lines are not looked into.
constexpr std::size_t longest_heading = 200;
constexpr std::size_t longest_name = 40;

bool ends_with_any(std::string_view line, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return line.ends_with(end); });
}

std::string_view first_word(std::string_view line) { return line.substr(0, line.find(' ')); }

using Words = std::vector<std::string>;

bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether the word is one of `kind` in any language.
bool is_any(const StructureVocabulary& vocabulary, Words StructureWords::*kind, std::string_view word) {
  return std::any_of(vocabulary.begin(), vocabulary.end(),
                     [&](const StructureWords& words) { return contains(words.*kind, word); });
}

/// Divisions are not counted in hundreds: D and M are initials.
int roman_value(std::string_view numeral) {
  constexpr std::size_t longest = 8;
  if (numeral.size() > longest || numeral.find_first_not_of("IVXLC") != std::string_view::npos) return 0;
  return roman_numeral(numeral, RomanForm::any);
}

/// The number in words that `lower` begins with. Its length in bytes, 0 for none.
std::size_t number_word_length(std::string_view lower, const StructureWords& words, int& number) {
  std::size_t longest = 0;
  for (const Words* numbers : {&words.numbers, &words.ordinals})
    for (std::size_t i = 0; i < numbers->size(); ++i) {
      const std::string& word = (*numbers)[i];
      if (word.size() <= longest || !lower.starts_with(word)) continue;
      if (lower.size() > word.size() && lower[word.size()] >= 'a' && lower[word.size()] <= 'z') continue;
      longest = word.size();
      number = static_cast<int>(i) + 1;
    }
  return longest;
}

// The number at the beginning: digits, a Roman numeral in capitals, a word, for appendices a letter. Its length in
// bytes, 0 for none.
std::size_t number_length(std::string_view text, bool letters, const StructureWords& words, int& number) {
  number = 0;
  std::size_t end = 0;
  while (end < text.size() && end < 4 && is_digit(text[end])) number = number * 10 + (text[end++] - '0');
  if (end > 0) return end;
  while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') ++end;
  if (end > 0 && (end == text.size() || text[end] == ' ' || text[end] == '.' || text[end] == ':' || text[end] == '-' ||
                  text[end] == ',')) {
    number = roman_value(text.substr(0, end));
    if (number > 0) return end;
    if (letters && end == 1) {
      number = text[0] - 'A' + 1;
      return 1;
    }
  }
  number = 0;
  return number_word_length(lower_case(text.substr(0, 24)), words, number);
}

// What may follow the number: nothing, or a title set off by punctuation, or one that begins with a capital.
bool title_follows(std::string_view rest, bool& has_title) {
  const std::size_t begin = rest.find_first_not_of(" .:-,)]");
  const bool dash = rest.find("—") < 2 || rest.find("–") < 2;
  if (begin == std::string_view::npos) return true;
  has_title = true;
  const bool wide_gap = rest.starts_with("  ");
  if (dash || wide_gap || rest.substr(0, begin).find_first_of(".:-") != std::string_view::npos) return true;
  const std::string_view title = rest.substr(begin);
  return begin > 0 && lower_case(first_word(title)) != first_word(title) && !ends_like_prose(title);
}

}  // namespace

namespace {

/// What the first word of a line may divide a text into, in one language.
struct Division {
  DivisionHeading::Rank rank;
  bool by_letters = false;
};

std::optional<Division> division_named(std::string_view word, const StructureWords& words) {
  using Rank = DivisionHeading::Rank;
  if (contains(words.books, word)) return Division{Rank::book};
  if (contains(words.parts, word)) return Division{Rank::part};
  if (contains(words.chapters, word)) return Division{Rank::chapter};
  if (contains(words.appendices, word)) return Division{Rank::chapter, true};
  return std::nullopt;
}

}  // namespace

std::optional<DivisionHeading> division_heading(std::string_view line, const StructureVocabulary& vocabulary) {
  if (line.size() > longest_heading || line.empty()) return std::nullopt;
  const std::string word = lower_case(first_word(line));
  if (word == first_word(line)) return std::nullopt;  // begins in lower case
  if (first_word(line).size() == line.size()) return std::nullopt;
  const std::string_view rest = line.substr(line.find_first_not_of(' ', first_word(line).size()));
  for (const StructureWords& words : vocabulary) {
    const auto division = division_named(word, words);
    if (!division) continue;
    // "Section 6.1, “Archives”." refers to a section.
    if (contains(words.references, word) && ends_like_prose(line) && !is_all_capitals(line)) continue;
    int number = 0;
    const std::size_t length = number_length(rest, division->by_letters, words, number);
    if (length == 0) continue;
    DivisionHeading heading{division->rank, word + ' ' + std::to_string(number), false,
                            contains(words.of_a_play, word)};
    if (title_follows(rest.substr(length), heading.has_title)) return heading;
  }
  return std::nullopt;
}

bool is_contents_name(std::string_view line, const StructureVocabulary& vocabulary) {
  if (!line.empty() && line.back() == '.') line.remove_suffix(1);
  return line.size() <= longest_name && is_any(vocabulary, &StructureWords::contents, lower_case(line));
}

bool is_matter_name(std::string_view line, const StructureVocabulary& vocabulary) {
  if (line.size() > longest_name) return false;
  if (!line.empty() && line.back() == '.') line.remove_suffix(1);
  const std::string name = lower_case(line);
  return name != line &&
         (is_any(vocabulary, &StructureWords::matter, name) || is_any(vocabulary, &StructureWords::contents, name));
}

std::optional<SectionNumber> section_number(std::string_view line) {
  SectionNumber found;
  std::size_t at = 0;
  bool dot = false;
  while (at < line.size() && is_digit(line[at]) && found.parts.size() < 6) {
    int number = 0;
    std::size_t digits = 0;
    for (; at < line.size() && is_digit(line[at]) && digits < 4; ++digits) number = number * 10 + (line[at++] - '0');
    if (digits > 3) return std::nullopt;
    found.parts.push_back(number);
    dot = at < line.size() && line[at] == '.';
    if (dot) ++at;
  }
  if (found.parts.empty() || (found.parts.size() == 1 && !dot) || at >= line.size() || line[at] != ' ')
    return std::nullopt;
  found.bytes = at + 1;
  return found;
}

std::optional<SerialHeading> serial_heading(std::string_view line, const StructureVocabulary& vocabulary) {
  constexpr std::size_t longest = 60, most_words = 6;
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos || line.size() > longest || count_words(line) > most_words) return std::nullopt;
  const std::string_view name = line.substr(0, space), digits = line.substr(space + 1);
  if (digits.empty() || digits.size() > 3 || !std::all_of(digits.begin(), digits.end(), is_digit) ||
      digits.front() == '0')
    return std::nullopt;
  if (!is_title_case(name) || ends_like_prose(name) ||
      std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    return std::nullopt;
  if (is_any(vocabulary, &StructureWords::counted, lower_case(name))) return std::nullopt;
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return SerialHeading{name, number};
}

RomanHeading roman_heading(std::string_view line) {
  constexpr std::size_t most_words = 12;
  const std::size_t end = std::min(line.find_first_not_of("IVXLC"), line.size());
  const int value = roman_value(line.substr(0, end));
  const std::string_view rest = line.substr(end);
  if (value == 0 || rest.empty() || rest == ".") return {value, false};
  if (!rest.starts_with(". ") && !rest.starts_with(": ")) return {};
  const std::string_view title = rest.substr(std::min(rest.size(), rest.find_first_not_of(' ', 1)));
  const bool plausible = is_title_case(title) && !ends_like_prose(title) && count_words(title) <= most_words;
  return plausible ? RomanHeading{value, true} : RomanHeading{};
}

std::optional<ItemMarker> item_marker(std::string_view line) {
  for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "◦ ", "▪ ", "‣ ", "· "})
    if (line.starts_with(bullet)) return ItemMarker{false, false, 0, bullet.size()};
  const bool bracket = line.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  int number = 0;
  const std::size_t begin = at;
  while (at < line.size() && at - begin < 3 && is_digit(line[at])) number = number * 10 + (line[at++] - '0');
  if (at == begin || at + 1 >= line.size() || line[at + 1] != ' ') return std::nullopt;
  if (bracket ? line[at] != ')' : line[at] != '.' && line[at] != ')') return std::nullopt;
  return ItemMarker{true, line[at] == ')', number, at + 2};
}

bool is_rule(std::string_view line) {
  if (line == "#" || line == "⁂" || line == "❦") return true;
  std::size_t marks = 0;
  for (const char c : line) {
    if (c == ' ' || c == '\t') continue;
    if (c != '*' && c != '-' && c != '_' && c != '=' && c != '~' && c != '#' && c != '.' && c != '+') return false;
    ++marks;
  }
  return marks >= 3 && line.find_first_not_of(". \t") != std::string_view::npos;
}

char underline_mark(std::string_view line, std::string_view above) {
  if (line.size() < 3 || above.empty() || above.size() > longest_heading || !has_letter_or_number(above)) return 0;
  const char mark = line.front();
  if (std::string_view("=-~*^#+\"'").find(mark) == std::string_view::npos ||
      line.find_first_not_of(mark) != std::string_view::npos)
    return 0;
  const std::size_t length = count_code_points(above);
  const bool long_enough =
      mark == '=' || mark == '-' ? length <= line.size() * 3 : length <= line.size() + 1 && line.size() <= length + 3;
  return long_enough ? mark : '\0';
}

std::string_view byline_author(std::string_view line, const StructureVocabulary& vocabulary) {
  constexpr std::size_t longest = 80, most_words = 7;
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || line.size() > longest || ends_like_prose(line)) return {};
  if (!is_any(vocabulary, &StructureWords::by, lower_case(line.substr(0, space)))) return {};
  const std::string_view author = line.substr(space + 1);
  return is_title_case(author) && count_words(line) <= most_words ? author : std::string_view();
}

bool ends_like_prose(std::string_view line) {
  while (ends_with_any(line, {"\"", "'", ")", "]", "_"})) line.remove_suffix(1);
  while (ends_with_any(line, {"”", "’", "»", "«", "“"}))
    line.remove_suffix(line.ends_with("»") || line.ends_with("«") ? 2 : 3);
  return ends_with_any(line, {".", ",", ";", ":", "!", "?", "…", "—", "--"});
}

bool begins_like_speech(std::string_view line) {
  for (const std::string_view mark : {"\"", "'", "“", "‘", "„", "«", "»", "—", "–", "-", "_\""})
    if (line.starts_with(mark)) return true;
  return false;
}

bool is_all_capitals(std::string_view line) {
  if (line.size() > longest_heading) return false;
  const std::string text(line);
  return upper_case(text) == text && lower_case(text) != text &&
         std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

bool is_title_case(std::string_view line) {
  if (line.empty() || line.size() > longest_heading) return false;
  std::size_t long_words = 0, capitals = 0;
  bool first = true;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    const std::string letter =
        word.empty() ? std::string() : truncate_bytes(word, static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 4);
    const bool capital = !letter.empty() && (lower_case(letter) != letter || is_digit(letter[0]));
    if (first && !capital) return false;
    first = false;
    if (count_code_points(word) >= 4) {
      ++long_words;
      capitals += capital ? 1 : 0;
    }
    at = end + 1;
  }
  return long_words == 0 || capitals * 10 >= long_words * 6;
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) ++words;
    at = end + 1;
  }
  return words;
}

}  // namespace earbound::plain_text
