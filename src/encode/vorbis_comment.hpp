#pragma once
// Vorbis comments, as Opus and FLAC carry them, with chapters as CHAPTER001=HH:MM:SS.mmm and CHAPTER001NAME=….
// Ogg's are written by hand, a list with lengths: libopusenc would write them only for streams that it makes itself.
//
// Players understand three digits, so at most 999 chapters are listed. AntennaPod heeds the last two alone and lists no
// chapter of more than 100; no other writing of the numbers is understood by it and by the rest. It takes them
// from the feed (chapters.json) instead.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "encode/audio_file.hpp"

namespace earbound {

/// "NAME=TEXT" each, chapters last.
std::vector<std::string> vorbis_comments(const FileTags& tags);

/// Vendor, count and comments, without any framing of a container; the cover among them, as Ogg has no other place.
std::vector<std::uint8_t> render_vorbis_comments(const FileTags& tags, std::string_view vendor);

}  // namespace earbound
