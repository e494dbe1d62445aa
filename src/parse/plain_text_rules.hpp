#pragma once
// What a line of plain text looks like, judged on its own. docs/reading-rules.md says the same for readers.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.hpp"

namespace earbound::plain_text {

/// Headings that need no number: "Preface", "PROLOGUE", "Contents", "Conclusion".
bool is_matter_name(std::string_view line, const StructureVocabulary& vocabulary);
bool is_contents_name(std::string_view line, const StructureVocabulary& vocabulary);

/// "1. Introduction", "1.2 Methods", "2.1.3. Doses": the numbers and the length of their text; nothing for lists ("1)
/// x").
struct SectionNumber {
  std::vector<int> parts;
  std::size_t bytes = 0;
  bool stop = true;  ///< false for a single number without a stop, "5 Request", which only heading_number takes
};
std::optional<SectionNumber> section_number(std::string_view line);
std::optional<SectionNumber> heading_number(std::string_view line);

/// A name with a number behind it, "Genesis 12", "1 Samuel 3"; not "Page 3", which is no heading.
struct SerialHeading {
  std::string_view name;
  int number = 0;
};
std::optional<SerialHeading> serial_heading(std::string_view line, const StructureVocabulary& vocabulary);

/// A Roman numeral alone ("IV", "IV.") or before a title ("IV. The Wine-shop"); value 0 for anything else.
struct RomanHeading {
  int value = 0;
  bool has_title = false;
};
RomanHeading roman_heading(std::string_view line);

/// "- ", "* ", "• ", "+ ", "1. ", "1) ", "(1) ": how an item of a list begins.
struct ItemMarker {
  bool ordered = false;
  bool parenthesis = false;  ///< behind the number, in place of a stop
  int number = 0;
  std::size_t bytes = 0;
};
std::optional<ItemMarker> item_marker(std::string_view line);

/// `* * *`, `-----`, `#`: three or more marks (or a lone ⁂ or #) that part scenes.
bool is_rule(std::string_view line);
/// The character of which a line that underlines `above` consists; 0 when it does not. Other characters than = and -
/// must be as many as those above.
char underline_mark(std::string_view line, std::string_view above);

/// "Jane Roe" of "by Jane Roe"; empty for any other line.
std::string_view byline_author(std::string_view line, const StructureVocabulary& vocabulary);
/// Ends as sentences and their parts do: . , ; : ! ? … and a closing quote after them.
bool ends_like_prose(std::string_view line);
bool begins_like_speech(std::string_view line);  ///< with a quotation mark or a dash
bool begins_verse(std::string_view line);        ///< with a capital, maybe behind a quotation mark
bool is_all_capitals(std::string_view line);     ///< two letters or more, none of them lower case
/// Begins with a capital or digit, and at least 60 % of its words of four letters or more begin with one.
bool is_title_case(std::string_view line);
std::size_t count_words(std::string_view line);

}  // namespace earbound::plain_text
