#pragma once
// Chapters in which nobody finds a place again.

#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/document.hpp"

namespace earbound {

struct ChapterLength {
  std::string title;
  int line = 0;  ///< of its heading, or of its first text
  Milliseconds length;
};

/// A line for the person who builds, for each chapter longer than two hours in which there is no heading: it names the
/// lines that came nearest to one. `chapters` are in the order of the document, with estimated lengths. None for a
/// chapter with deeper headings that were left out of the outline: they were found.
std::vector<std::string> long_chapter_remarks(const Document& document, const std::vector<ChapterLength>& chapters);

}  // namespace earbound
