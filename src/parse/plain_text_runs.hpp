#pragma once
// Lines of plain text as runs: joined by line feeds, `_emphasis_` without its underscores.

#include <span>
#include <vector>

#include "model/document.hpp"
#include "parse/plain_text_lines.hpp"

namespace earbound::plain_text {

/// `skip`: bytes of the first line that are no text (the marker of a list item). `verse`: each line's end is a line
/// break.
std::vector<Run> runs_of(std::span<const Line> lines, std::size_t skip = 0, bool verse = false);

}  // namespace earbound::plain_text
