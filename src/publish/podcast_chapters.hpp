#pragma once
// chapters.json, or one for each part of a work: Podcasting 2.0 JSON chapters, version 1.2.0 (media type
// application/json+chapters).

#include <string>

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// The bytes of the file of one part. Times in seconds from the part's beginning, exact to the millisecond.
std::string podcast_chapters(const Edition& edition, const BuiltFiles& built, std::size_t part = 0);

}  // namespace earbound
