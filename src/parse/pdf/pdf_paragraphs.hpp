#pragma once
// Lines of a PDF as paragraphs.

#include <span>
#include <string>
#include <vector>

#include "parse/pdf/pdf_lines.hpp"

namespace earbound::pdf {

struct Paragraph {
  std::string text;
  std::size_t first_page = 0, last_page = 0;  ///< from 0
  bool item = false;                          ///< of a list; its mark is not part of the text
  bool code = false;                          ///< lines in letters of one width, parted by line feeds
};

/// Joins the lines between two headings. Words that hyphens part at a line's end are joined; `words` are all words of
/// the text, in small letters and sorted: a hyphen stays where the text has the word with it elsewhere.
std::vector<Paragraph> paragraphs_of(std::span<const Line> lines, const PageLines& all,
                                     std::span<const std::string> words);

/// Puts `line` behind `text`, as one line follows the other.
void join_line(std::string& text, const std::string& line, std::span<const std::string> words);

/// For paragraphs_of.
std::vector<std::string> words_of(std::span<const Line> lines);

}  // namespace earbound::pdf
