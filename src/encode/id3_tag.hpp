#pragma once
// ID3v2.3 tags with the ID3v2 Chapter Frame Addendum 1.0.

#include <cstdint>
#include <string>
#include <vector>

#include "encode/audio_file.hpp"

namespace earbound {

/// The whole tag, to stand at the beginning of an MP3 file. Chapters are CHAP frames in reading order; nested sections
/// and lists of more than 255 entries become CTOC frames below one top-level, ordered CTOC.
std::vector<std::uint8_t> render_id3_tag(const FileTags& tags, const std::string& encoder);

}  // namespace earbound
