#pragma once
// Names of the files of an edition.

#include <string>
#include <vector>

#include "model/edition.hpp"

namespace earbound {

/// What the name of a file that holds one part has after its stem: "-2", or "-02" where there are ten parts or more, so
/// that names sort as the parts follow each other; nothing where there is one part.
std::string part_suffix(const Edition& edition, std::size_t part);

/// "chapters.json", or one for each part: "chapters-2.json".
std::string podcast_chapters_name(const Edition& edition, std::size_t part);

/// The files in chapters/: for each chapter, in order, one for each of its `files`: "01-introduction.mp3",
/// "02-story-1.mp3". Letters, digits and hyphens of ASCII only, at most 100 bytes, all different; sorted by name they
/// stand in reading order, as the numbers have the same width (two digits at least).
std::vector<std::vector<std::string>> chapter_file_names(const Edition& edition);

}  // namespace earbound
