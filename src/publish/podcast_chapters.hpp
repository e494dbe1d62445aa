#pragma once
// chapters.json: Podcasting 2.0 JSON chapters, version 1.2.0 (media type application/json+chapters).

#include <string>

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// The file's bytes. Times in seconds, exact to the millisecond.
std::string podcast_chapters(const Edition& edition, const BuiltFiles& built);

}  // namespace earbound
