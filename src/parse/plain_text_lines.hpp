#pragma once
// The lines of a plain text, and the blocks they make: paragraphs, before anyone knows which of them are headings.

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/language.hpp"
#include "parse/plain_text_divisions.hpp"

namespace earbound::plain_text {

struct Line {
  std::string_view text;  ///< white space at both ends left out
  std::string_view
      look;  ///< the same with plain spaces for no-break spaces and two for a tab, for the rules; only in short lines
  int number = 0;
  int indent = 0;           ///< columns of white space between the margin and the text
  int outdent = 0;          ///< columns that the text stands out to the left of the margin
  int gap = 0;              ///< blank lines before it
  bool page_break = false;  ///< a form feed stands before it
};

/// A run of lines that belong together; a blank line, or in texts with one paragraph per line the line's end, parts it
/// from the next.
struct TextBlock {
  std::size_t first = 0, last = 0;  ///< lines [first, last)
  bool blank_before = true, blank_after = true;
};

struct Text {
  std::deque<std::string> spaced;                   ///< what `look` views
  std::vector<Line> lines;                          ///< blank lines have an empty text
  bool paragraph_per_line = false;                  ///< the line's end is the paragraph's end
  const StructureVocabulary* vocabulary = nullptr;  ///< never null; outlives the text
  std::shared_ptr<const DivisionWords> divisions;   ///< never null
  bool blank_lines = true;                          ///< blank lines part the paragraphs
  std::size_t width = 0;                            ///< bytes that lines are wrapped at; 0 when they are not
  bool verse = false;                               ///< most lines are short and begin with a capital
};

/// Throws Error for more than 4 million lines.
Text read_lines(std::string_view text, const std::string& file, const StructureVocabulary& vocabulary);

/// Takes away what Project Gutenberg puts before and after a book: it goes to the omissions, its title, author and
/// language to the metadata.
void take_gutenberg_frame(Text& text, Document& document);

std::vector<TextBlock> cut_blocks(const Text& text);

}  // namespace earbound::plain_text
