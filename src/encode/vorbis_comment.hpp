#pragma once
// Vorbis comments, as Opus and FLAC carry them, with chapters as CHAPTER001=HH:MM:SS.mmm and CHAPTER001NAME=….

#include <cstdint>
#include <string_view>
#include <vector>

#include "encode/audio_file.hpp"

namespace earbound {

/// Vendor, count and comments, without any framing of a container. With `picture`, the cover as METADATA_BLOCK_PICTURE.
std::vector<std::uint8_t> render_vorbis_comments(const FileTags& tags, std::string_view vendor, bool picture);

/// The body of FLAC's PICTURE block (big-endian): the cover as it is.
std::vector<std::uint8_t> render_flac_picture(const Cover& cover);

}  // namespace earbound
