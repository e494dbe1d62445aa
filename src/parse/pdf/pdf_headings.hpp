#pragma once
// Which lines of a PDF are headings, and of what level.

#include <string>
#include <vector>

#include "parse/pdf/pdf_lines.hpp"

namespace earbound::pdf {

/// Lines [first, last] make one heading.
struct Heading {
  std::size_t first = 0, last = 0;
  int level = 1;  ///< 1 to 6
};

struct Headings {
  std::vector<Heading> headings;  ///< in the order of the lines
  /// Where they come from: the PDF's outline, or else the size and weight of letters.
  enum class Source { none, outline, letters } source = Source::none;
  std::size_t unfound = 0;         ///< entries of the outline of which no line says the title
  std::vector<std::size_t> title;  ///< lines that give the title of the whole on the first page; maybe none
};

Headings find_headings(const PageLines& lines, const std::vector<OutlineEntry>& outline);

}  // namespace earbound::pdf
