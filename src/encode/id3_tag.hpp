#pragma once
// ID3v2.3 tags with the ID3v2 Chapter Frame Addendum 1.0.

#include <cstdint>
#include <string>
#include <vector>

#include "encode/audio_file.hpp"

namespace earbound {

/// The whole tag, to stand at the beginning of an MP3 file. Chapters are CHAP frames in reading order, listed flat in
/// one ordered CTOC: programs that know only the list at the top would show no others, and none is known that shows
/// nesting. More than 255 are listed in several, each the last entry of the one before.
std::vector<std::uint8_t> render_id3_tag(const FileTags& tags, const std::string& encoder);

}  // namespace earbound
