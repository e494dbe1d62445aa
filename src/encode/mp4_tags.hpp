#pragma once
// moov/udta: iTunes metadata and Nero chapters.

#include "encode/audio_file.hpp"
#include "encode/endian_writer.hpp"

namespace earbound {

void write_mp4_user_data(EndianWriter& out, const StreamParameters& stream, const FileTags& tags, std::int64_t packets);

/// The first characters of UTF-8 `text` that fit in `limit` bytes: never half a code point.
std::string_view leading_characters(std::string_view text, std::size_t limit);

}  // namespace earbound
