#pragma once
// Names of the files in chapters/.

#include <string>
#include <vector>

#include "model/edition.hpp"

namespace earbound {

/// One for each chapter, in order: "01-introduction.mp3". Letters, digits and hyphens of ASCII only, at most 100 bytes, all
/// different; sorted by name they stand in reading order, as the numbers have the same width (two digits at least).
std::vector<std::string> chapter_file_names(const Edition& edition);

}  // namespace earbound
