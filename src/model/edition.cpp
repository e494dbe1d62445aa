#include "model/edition.hpp"

#include <algorithm>

namespace earbound {

std::size_t Edition::part_at(std::uint32_t segment) const {
  const auto after =
      std::partition_point(parts.begin(), parts.end(), [&](const Part& part) { return part.first_segment <= segment; });
  return static_cast<std::size_t>(after - parts.begin()) - 1;
}

Frames Edition::chapter_begin(std::uint32_t segment) const {
  const Part& part = parts[part_at(segment)];
  return part.first_segment == segment ? begin_of(part) : segment_begin[segment];
}

std::vector<HeardChapter> Edition::chapters_in(const Part& part) const {
  const std::uint32_t end = part.first_segment + part.segment_count;
  std::vector<HeardChapter> heard;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const Chapter& chapter = chapters[i];
    const std::uint32_t first = std::max(chapter.first_segment, part.first_segment);
    const std::uint32_t last = std::min(chapter.first_segment + chapter.segment_count, end);
    if (first >= last) continue;
    const Frames origin = begin_of(part);
    heard.push_back({i, first == part.first_segment ? Frames{} : segment_begin[first] - origin,
                     last == end ? part.length : segment_begin[last] - origin,
                     chapter.first_segment < part.first_segment});
  }
  return heard;
}

}  // namespace earbound
