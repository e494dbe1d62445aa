#include "parse/plain_text_rules.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace earbound::plain_text {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A heading never is longer; longer lines are not looked into.
constexpr std::size_t longest_heading = 200;

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with_any(std::string_view line, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return line.ends_with(end); });
}

std::string_view first_word(std::string_view line) { return line.substr(0, line.find(' ')); }

int roman_value(std::string_view numeral) {
  if (numeral.empty() || numeral.size() > 8) return 0;
  const auto value = [](char c) {
    switch (c) {
      case 'I':
        return 1;
      case 'V':
        return 5;
      case 'X':
        return 10;
      case 'L':
        return 50;
      case 'C':
        return 100;
      default:
        return 0;
    }
  };
  int total = 0;
  for (std::size_t i = 0; i < numeral.size(); ++i) {
    const int here = value(numeral[i]), next = i + 1 < numeral.size() ? value(numeral[i + 1]) : 0;
    if (here == 0) return 0;
    total += here < next ? -here : here;
  }
  return total;
}

constexpr std::array<std::string_view, 31> number_words{
    "",           "one",       "two",       "three",       "four",       "five",      "six",        "seven",
    "eight",      "nine",      "ten",       "eleven",      "twelve",     "thirteen",  "fourteen",   "fifteen",
    "sixteen",    "seventeen", "eighteen",  "nineteen",    "twenty",     "the first", "the second", "the third",
    "the fourth", "the fifth", "the sixth", "the seventh", "the eighth", "the ninth", "the tenth"};

// The number at the beginning: digits, a Roman numeral in capitals, a word, for appendices a letter. Its length in
// bytes, 0 for none.
std::size_t number_length(std::string_view text, bool letters, int& number) {
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
  const std::string lower = lower_case(text.substr(0, 24));
  for (std::size_t i = number_words.size(); i-- > 1;) {
    const auto word = number_words[i];
    if (lower.compare(0, word.size(), word) != 0) continue;
    if (lower.size() > word.size() && lower[word.size()] >= 'a' && lower[word.size()] <= 'z') continue;
    number = static_cast<int>(i > 20 ? i - 20 : i);
    return word.size();
  }
  number = 0;
  return 0;
}

// What may follow the number: nothing, or a title set off by punctuation, or one that begins with a capital.
bool title_follows(std::string_view rest, bool& has_title) {
  const std::size_t begin = rest.find_first_not_of(" .:-,)]");
  const bool dash = rest.find("—") < 2 || rest.find("–") < 2;
  if (begin == std::string_view::npos) return true;
  has_title = true;
  if (dash || rest.substr(0, begin).find_first_of(".:-") != std::string_view::npos) return true;
  const std::string_view title = rest.substr(begin);
  return begin > 0 && lower_case(first_word(title)) != first_word(title) && !ends_like_prose(title);
}

}  // namespace

std::optional<DivisionHeading> division_heading(std::string_view line) {
  struct Kind {
    std::string_view word;
    DivisionHeading::Rank rank;
  };
  using Rank = DivisionHeading::Rank;
  static constexpr std::array<Kind, 26> kinds{
      {{"book", Rank::book},        {"volume", Rank::book},      {"buch", Rank::book},
       {"band", Rank::book},        {"livre", Rank::book},       {"tome", Rank::book},
       {"libro", Rank::book},       {"part", Rank::part},        {"teil", Rank::part},
       {"partie", Rank::part},      {"parte", Rank::part},       {"act", Rank::part},
       {"chapter", Rank::chapter},  {"kapitel", Rank::chapter},  {"chapitre", Rank::chapter},
       {"capítulo", Rank::chapter}, {"capitolo", Rank::chapter}, {"letter", Rank::chapter},
       {"canto", Rank::chapter},    {"stave", Rank::chapter},    {"section", Rank::chapter},
       {"scene", Rank::chapter},    {"appendix", Rank::chapter}, {"anhang", Rank::chapter},
       {"annexe", Rank::chapter},   {"lecture", Rank::chapter}}};
  if (line.size() > longest_heading || line.empty()) return std::nullopt;
  const std::string word = lower_case(first_word(line));
  if (word == first_word(line)) return std::nullopt;  // begins in lower case
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& known) { return known.word == word; });
  if (kind == kinds.end() || first_word(line).size() == line.size()) return std::nullopt;
  const std::string_view rest = line.substr(line.find_first_not_of(' ', first_word(line).size()));
  // "Section 6.1, “Archives”." refers to a section.
  const bool refers = word == "section" || word == "appendix" || word == "letter" || word == "lecture";
  if (refers && ends_like_prose(line) && !is_all_capitals(line)) return std::nullopt;
  int number = 0;
  const std::size_t length = number_length(rest, word == "appendix" || word == "anhang" || word == "annexe", number);
  if (length == 0) return std::nullopt;
  const bool of_a_play = word == "act" || word == "scene";
  DivisionHeading heading{kind->rank, word + ' ' + std::to_string(number), false, of_a_play};
  if (!title_follows(rest.substr(length), heading.has_title)) return std::nullopt;
  return heading;
}

bool is_contents_name(std::string_view line) {
  const std::string name = lower_case(line.substr(0, 40));
  return name == "contents" || name == "contents." || name == "table of contents" || name == "inhalt" ||
         name == "inhaltsverzeichnis" || name == "table des matières" || name == "índice" || name == "sommaire";
}

bool is_matter_name(std::string_view line) {
  static constexpr std::array<std::string_view, 38> names{"abstract",
                                                          "acknowledgements",
                                                          "acknowledgments",
                                                          "afterword",
                                                          "author's note",
                                                          "appendix",
                                                          "bibliography",
                                                          "conclusion",
                                                          "conclusions",
                                                          "dedication",
                                                          "discussion",
                                                          "epilogue",
                                                          "foreword",
                                                          "glossary",
                                                          "index",
                                                          "introduction",
                                                          "methods",
                                                          "notes",
                                                          "preface",
                                                          "prologue",
                                                          "references",
                                                          "results",
                                                          "summary",
                                                          "vorwort",
                                                          "nachwort",
                                                          "einleitung",
                                                          "anhang",
                                                          "schluss",
                                                          "préface",
                                                          "avant-propos",
                                                          "introducción",
                                                          "prólogo",
                                                          "epílogo",
                                                          "conclusión",
                                                          "épilogue",
                                                          "translator's note",
                                                          "list of illustrations",
                                                          "introductory"};
  if (line.size() > 40) return false;
  if (!line.empty() && line.back() == '.') line.remove_suffix(1);
  const std::string name = lower_case(line);
  return name != line && (contains(names, name) || is_contents_name(line));
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

std::optional<SerialHeading> serial_heading(std::string_view line) {
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
  static constexpr std::array<std::string_view, 19> others{
      "page",  "seite",   "página", "pagina",       "figure", "table", "abbildung", "tabelle", "tableau", "figura",
      "tabla", "tabella", "image",  "illustration", "photo",  "chart", "plate",     "exhibit", "box"};
  if (contains(others, lower_case(name))) return std::nullopt;
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

bool is_byline(std::string_view line) {
  constexpr std::size_t longest = 80, most_words = 7;
  const std::string_view prefix = line.substr(0, 3);
  if ((prefix != "by " && prefix != "By " && prefix != "BY ") || line.size() > longest || ends_like_prose(line))
    return false;
  return is_title_case(line.substr(3)) && count_words(line) <= most_words;
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
