#pragma once
// Which blocks of a plain text are headings. A wrong heading misleads a listener more than a missing one, so every kind
// needs company, body text beneath it, and gives way to stronger kinds. docs/reading-rules.md says the same for
// readers.

#include <string>
#include <vector>

#include "parse/plain_text_lines.hpp"

namespace earbound::plain_text {

enum class HeadingKind {
  none,
  division,
  matter,
  serial,
  underlined,
  numbered,
  letter,
  outdented,
  roman,
  capitals,
  short_line
};

/// A block and what it turned out to be.
struct Unit {
  TextBlock block;
  HeadingKind kind = HeadingKind::none;
  int level = 0;                ///< of a heading
  bool is_title = false;        ///< of the work
  bool joins_previous = false;  ///< the title line of the chapter number before it
  bool repeats_outer = false;   ///< names the open division again, above an inner one that joins it
  bool listing = false;         ///< lines of a table of contents
  char underline = 0;           ///< the character of the last line when it underlines the first; else 0
};

/// `stated_title`: the title when it is known from elsewhere, else empty; then only a line that says the same is the
/// title.
std::vector<Unit> find_outline(const Text& text, const std::string& stated_title);

}  // namespace earbound::plain_text
