#pragma once
// From the work's time line into the files of sound: exact for each format, as segments were placed.

#include <cstddef>
#include <cstdint>

#include "base/units.hpp"
#include "model/edition.hpp"
#include "model/packet_grid.hpp"

namespace earbound {

/// A moment in one of several files.
struct SoundTime {
  std::size_t file = 0;  ///< index of the part, or in Chapter::files
  Milliseconds time;     ///< from the beginning of that file, its silence included
  bool operator==(const SoundTime&) const = default;
};

/// Where the files of the whole work (BuiltFile::grid of the format) play `at`, a time in the segment.
SoundTime time_in_work(const Edition& edition, const PacketGrid& grid, std::uint32_t segment, Frames at);

/// The same as a time from the beginning of the first file, the files being played one after the other.
Milliseconds time_on_line(const Edition& edition, const PacketGrid& grid, std::uint32_t segment, Frames at);

/// Where the chapter's own files play it. They are MP3, which follow the time line exactly. The segment is one of the
/// chapter's.
SoundTime time_in_chapter(const Edition& edition, std::size_t chapter, std::uint32_t segment, Frames at);

/// How long such a file is. Chapter::files[file].length, in milliseconds.
inline Milliseconds chapter_file_length(const Chapter& chapter, std::size_t file) {
  return to_milliseconds(chapter.files[file].length);
}

/// How long all the chapter's own files are together.
Milliseconds sound_length(const Chapter& chapter);

}  // namespace earbound
