#pragma once
// What stands on the pages of a PDF: the adapter of poppler-cpp. Lengths are points, 1/72 inch, from the upper left
// corner.

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace earbound::pdf {

struct Word {
  std::string text;  ///< UTF-8
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;     ///< of its letters
  bool bold = false;   ///< by the name of its font, as
  bool fixed = false;  ///< letters of one width
  bool space = false;  ///< a space follows
};

struct Page {
  double width = 0, height = 0;
  std::vector<Word> words;    ///< in reading order: column after column
  std::string sideways = {};  ///< words that do not stand upright
};

/// A line of the PDF's own outline.
struct OutlineEntry {
  std::string title;
  int level = 1;  ///< 1 and above
};

struct Pages {
  std::vector<Page> pages;
  std::vector<OutlineEntry> outline;  ///< in the order in which it is shown
  Metadata metadata;                  ///< title, authors, date, description as far as the PDF says
};

/// Loads what reading needs of the system: without it nothing is read by a process that may open no files any more.
void load_converters();

/// Throws Error when the bytes are no PDF, are damaged beyond reading, need a password, or have no text on any page.
Pages read_pages(std::string_view bytes, const std::string& file);

}  // namespace earbound::pdf
