#pragma once
// Vorbis comments, as Opus and FLAC carry them, with chapters as CHAPTER001=HH:MM:SS.mmm and CHAPTER001NAME=….
// Written by hand: a list of NAME=TEXT with lengths, which libopusenc and libFLAC would write only for streams and
// files that they make themselves.
//
// Players understand three digits, so at most 999 chapters are listed. AntennaPod heeds the last two alone and lists no
// chapter of more than 100; no other writing of the numbers is understood by it and by the rest. It takes them
// from the feed (chapters.json) instead.

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
