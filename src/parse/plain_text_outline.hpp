#pragma once
// Which blocks of a plain text are headings. A wrong heading misleads a listener more than a missing one, so every kind
// needs company, body text beneath it, and gives way to stronger kinds. docs/reading-rules.md says the same for
// readers.

#include <memory>
#include <string>
#include <vector>

#include "parse/plain_text_divisions.hpp"
#include "parse/plain_text_lines.hpp"

namespace earbound::plain_text {

enum class HeadingKind {
  none,
  division,
  matter,
  listed,  ///< named by a table of contents
  serial,
  underlined,
  numbered,
  letter,
  outdented,
  roman,
  spaced,  ///< set apart by more blank lines than paragraphs are
  capitals,
  short_line
};

/// A block and what it turned out to be.
struct Unit {
  TextBlock block;
  HeadingKind kind = HeadingKind::none;
  HeadingKind seemed = HeadingKind::none;           ///< what it looked like, before the text was seen as a whole
  std::shared_ptr<const DivisionHeading> division;  ///< what its first line names; else null
  int level = 0;                                    ///< of a heading
  bool is_title = false;                            ///< of the work
  bool joins_previous = false;                      ///< the title line of the chapter number before it
  bool repeats_outer = false;                       ///< names the open division again, above an inner one that joins it
  bool opens_outer = false;  ///< the first to name its outer division, which begins a section of its own
  bool said = false;         ///< begins with who speaks, in a play
  bool contents = false;     ///< the heading of a table of contents
  bool listing = false;      ///< lines of a table of contents
  char underline = 0;        ///< the character of the last line when it underlines the first; else 0
};

/// `stated_title`: the title when it is known from elsewhere, else empty; then only a line that says the same is the
/// title.
std::vector<Unit> find_outline(const Text& text, const std::string& stated_title);

/// Of the paragraphs that are no headings, those that looked most like some: at most a few beneath each heading.
std::vector<NearHeading> nearest_headings(const Text& text, const std::vector<Unit>& units);

}  // namespace earbound::plain_text
