#include "parse/plain_text_rules.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/roman.hpp"
#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

// A heading never is longer; longer lines are not looked into.
constexpr std::size_t longest_heading = 200;
constexpr std::size_t longest_name = 40;

bool ends_with_any(std::string_view line, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return line.ends_with(end); });
}

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

}  // namespace

bool is_contents_name(std::string_view line, const StructureVocabulary& vocabulary) {
  if (!line.empty() && (line.back() == '.' || line.back() == ':')) line.remove_suffix(1);
  return line.size() <= longest_name && is_any(vocabulary, &StructureWords::contents, lower_case(line));
}

bool is_matter_name(std::string_view line, const StructureVocabulary& vocabulary) {
  if (line.size() > longest_name) return false;
  if (!line.empty() && (line.back() == '.' || line.back() == ':')) line.remove_suffix(1);
  const std::string name = lower_case(line);
  return name != line &&
         (is_any(vocabulary, &StructureWords::matter, name) || is_any(vocabulary, &StructureWords::contents, name));
}

std::optional<SectionNumber> heading_number(std::string_view line) {
  SectionNumber found;
  std::size_t at = 0;
  bool dot = false;
  while (at < line.size() && is_ascii_digit(line[at]) && found.parts.size() < 6) {
    int number = 0;
    std::size_t digits = 0;
    for (; at < line.size() && is_ascii_digit(line[at]) && digits < 4; ++digits)
      number = number * 10 + (line[at++] - '0');
    if (digits > 3) return std::nullopt;
    found.parts.push_back(number);
    dot = at < line.size() && line[at] == '.';
    if (dot) ++at;
  }
  if (found.parts.empty() || at >= line.size() || line[at] != ' ') return std::nullopt;
  found.stop = dot || found.parts.size() > 1;
  found.bytes = line.find_first_not_of(' ', at);
  if (found.bytes == std::string_view::npos) return std::nullopt;
  return found;
}

std::optional<SectionNumber> section_number(std::string_view line) {
  auto found = heading_number(line);
  return found && found->stop ? found : std::nullopt;
}

std::optional<SerialHeading> serial_heading(std::string_view line, const StructureVocabulary& vocabulary) {
  constexpr std::size_t longest = 60, most_words = 6;
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos || line.size() > longest || count_words(line) > most_words) return std::nullopt;
  const std::string_view name = line.substr(0, space), digits = line.substr(space + 1);
  if (digits.empty() || digits.size() > 3 || !std::all_of(digits.begin(), digits.end(), is_ascii_digit) ||
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
  while (at < line.size() && at - begin < 3 && is_ascii_digit(line[at])) number = number * 10 + (line[at++] - '0');
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

bool begins_verse(std::string_view line) {
  const char first = line.empty() ? ' ' : line.front();
  return (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80 || first == '"' || first == '\'' ||
         first == '_';
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
    const bool capital = !letter.empty() && (lower_case(letter) != letter || is_ascii_digit(letter[0]));
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
