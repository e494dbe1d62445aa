#pragma once
// The moov box of an audiobook: one sound track, one QuickTime text track of chapters, iTunes tags and Nero chapters.

#include <cstdint>
#include <vector>

#include "encode/audio_file.hpp"

namespace earbound {

/// Everything the moov box is made of. Its size depends on the number of packets, chapters and their titles alone, not
/// on where things lie.
struct Mp4Movie {
  const StreamParameters& stream;
  const FileTags& tags;
  std::vector<std::uint32_t> packet_sizes;
  std::int64_t chapter_offset = 0;  ///< of the chapter samples in the file, one after the other
  std::int64_t sound_offset = 0;    ///< of the first packet; the packets stand one after the other
  bool long_offsets = false;        ///< 64 bits
};

std::vector<std::uint8_t> render_mp4_movie(const Mp4Movie& movie);

/// The samples of the chapter track, one after the other.
std::vector<std::uint8_t> render_chapter_samples(const FileTags& tags);

}  // namespace earbound
