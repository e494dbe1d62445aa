#pragma once
// Titles in formats where a line break would end the entry.

#include <string>
#include <string_view>

namespace earbound {

/// Control characters, line and paragraph separators turned into spaces; spaces at both ends dropped, runs of them
/// folded.
std::string one_line(std::string_view text);

}  // namespace earbound
