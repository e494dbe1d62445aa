#include "publish/sound_time.hpp"

#include <algorithm>

namespace earbound {
namespace {

/// What lies before a file's first word is its silence.
Frames since(Frames at, Frames begin) { return std::max(at - begin, Frames{}); }

}  // namespace

SoundTime time_in_work(const Edition& edition, const PacketGrid& grid, std::uint32_t segment, Frames at) {
  const std::size_t part = edition.part_at(segment);
  const Frames begin = edition.segment_begin[segment];
  return {part, grid.time(begin - edition.begin_of(edition.parts[part]), since(at, begin))};
}

Milliseconds time_on_line(const Edition& edition, const PacketGrid& grid, std::uint32_t segment, Frames at) {
  const Frames begin = edition.segment_begin[segment];
  const Frames file = edition.begin_of(edition.parts[edition.part_at(segment)]);
  return grid.time(begin - file, file + since(at, begin));
}

SoundTime time_in_chapter(const Edition& edition, std::size_t chapter, std::uint32_t segment, Frames at) {
  const std::vector<Part>& files = edition.chapters[chapter].files;
  std::size_t file = 0;
  while (file + 1 < files.size() && files[file + 1].first_segment <= segment) ++file;
  // Segments follow each other here without what may part them in the files of the work.
  Frames begin = edition.chapter_lead;
  for (std::uint32_t i = files[file].first_segment; i < segment; ++i) begin += edition.segment_length[i];
  return {file, to_milliseconds(begin + since(at, edition.segment_begin[segment]))};
}

Milliseconds sound_length(const Chapter& chapter) {
  Milliseconds length;
  for (std::size_t file = 0; file < chapter.files.size(); ++file) length += chapter_file_length(chapter, file);
  return length;
}

}  // namespace earbound
