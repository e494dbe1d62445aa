#pragma once
// Lines of the pages of a PDF, and which of them belong to the page and not to the text.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "parse/pdf/pdf_pages.hpp"

namespace earbound::pdf {

struct Line {
  std::string text;
  std::size_t page = 0;  ///< from 0
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;                           ///< of most of its letters
  bool bold = false;                         ///< all of it
  bool fixed = false;                        ///< all of it in letters of one width
  double column_left = 0, column_right = 0;  ///< of the lines that it stands among
};

struct PageLines {
  std::vector<Line> lines;     ///< of the text, in reading order
  std::vector<Line> margins;   ///< heads and feet of pages with their numbers, in the order of pages
  std::vector<Line> contents;  ///< of a table of contents, which leads to pages that nobody hears
  double body_size = 0;        ///< of most letters
  double leading = 0;          ///< from line to line, usually
};

PageLines lines_of(std::span<const Page> pages);

}  // namespace earbound::pdf
