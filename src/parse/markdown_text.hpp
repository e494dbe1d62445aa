#pragma once
// The lines of a Markdown text with their numbers in the file, so that lines can be moved, added and rewritten before
// cmark reads them. What cmark does not know (notes, math, strikethrough, tables) is handed through it as marks:
// noncharacters, which no text may contain.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "parse/markdown_tree.hpp"

namespace earbound {

/// Marks in the text given to cmark.
namespace mark {
inline constexpr std::string_view open =
    "\uFDD0";  ///< open, number, close: an inline (math or a note reference) kept aside
inline constexpr std::string_view close = "\uFDD1";
inline constexpr std::string_view continued = "\uFDD2";  ///< stands for a further line of that inline
inline constexpr std::string_view strike = "\uFDD3";     ///< between the tildes of ~~
inline constexpr std::string_view note = "\uFDD4";       ///< a list item that is a note
inline constexpr std::string_view notes_end = "\uFDD5";  ///< a paragraph: the notes are over
inline constexpr std::string_view table = "\uFDD6";      ///< a paragraph: a table begins
inline constexpr std::string_view row = "\uFDD7";        ///< a paragraph: a row of it begins
inline constexpr std::string_view cell = "\uFDD8";       ///< begins a paragraph: a cell
inline constexpr std::string_view table_end = "\uFDD9";  ///< a paragraph: the table is over
inline constexpr std::size_t bytes = 3;                  ///< length of each
}  // namespace mark

struct MarkdownLine {
  std::string_view text;  ///< without the line feed
  int number = 0;         ///< in the file
};

/// An inline that cmark does not get to see.
struct KeptInline {
  enum class Kind { math, display_math, note_reference };
  Kind kind = Kind::math;
  std::string text;    ///< what the run holds: math without dollars, the label of a note
  std::string source;  ///< as written, for places that turn out not to be text
};

struct MarkdownNote {
  std::string label;
  int first_line = 0, last_line = 0;
};

struct MarkdownText {
  std::vector<MarkdownLine> lines;
  std::deque<std::string> written;  ///< text of lines that are not views of the source
  std::vector<KeptInline> kept;
  std::vector<MarkdownNote> notes;  ///< in the order of the note items

  [[nodiscard]] int number(int line) const;  ///< number in the file of a line of cmark's, 1-based
  [[nodiscard]] std::string_view line(int line) const;
  std::string_view write(std::string text) { return written.emplace_back(std::move(text)); }
  [[nodiscard]] MarkdownTree parse() const;
};

/// Cuts a text into lines, the first of which has the number `first_line`. Marks that stand in the text become U+FFFD,
/// more than 100 nested quotes and list items on one line are cut down to 100. Throws Error for more than 4 million
/// lines.
MarkdownText markdown_lines(std::string_view text, const std::string& file, int first_line);

/// `text` with each kept inline put back as it was written, and all other marks gone.
std::string restore_source(const MarkdownText& source, std::string_view text);

}  // namespace earbound
