#pragma once
// Characters that control a terminal or a printer, in what should be a text.

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace earbound {

/// The control characters of a source as omissions, by lines: all but tab, line ends, form feed, and the end-of-file
/// mark of DOS at the very end. Throws Error with the line of the first when they are too many for a text. `text` is
/// UTF-8, its line ends as they are in the file.
std::vector<Omission> control_characters(std::string_view text, const std::string& file);

}  // namespace earbound
