#pragma once
// What the sound files of an edition say of themselves, but for their track numbers.

#include <functional>

#include "encode/audio_file.hpp"
#include "model/edition.hpp"

namespace earbound {

/// Tags of a file that holds one part of the work. `time` says when the file plays what begins so far into the part.
FileTags part_tags(const Edition& edition, std::size_t part, const std::function<Milliseconds(Frames)>& time);

/// Tags of a chapter's own file that holds `part` of it.
FileTags chapter_tags(const Edition& edition, std::size_t chapter, const Part& part);

}  // namespace earbound
