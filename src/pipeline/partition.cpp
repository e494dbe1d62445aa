#include "pipeline/partition.hpp"

#include "base/error.hpp"

namespace earbound {
namespace {

using Segments = std::span<const CutPlace>;

/// How many segments from the beginning on fit into a file, and how long it is with them.
struct Fill {
  std::size_t count = 0;
  Frames length;
};

Fill fill(Segments segments, const FileLayout& layout) {
  Fill filled{0, layout.before + layout.after};
  for (const CutPlace& segment : segments) {
    if (layout.longest.count != 0 && filled.length + segment.length > layout.longest) break;
    filled.length += segment.length;
    ++filled.count;
  }
  return filled;
}

/// Whether the chapter that begins with the first of these segments fits into a file.
bool chapter_fits(Segments segments, const FileLayout& layout) {
  const std::size_t fitting = fill(segments, layout).count;
  for (std::size_t i = 1; i < segments.size() && i <= fitting; ++i)
    if (segments[i].level > 0) return true;
  return fitting == segments.size();
}

/// Before which of the segments to cut, at least one and at most `most`, of which there are more.
std::size_t best_cut(Segments segments, std::size_t most, const FileLayout& layout) {
  std::size_t outermost = 0, last = 0;  // headings in the second half, in the first half; 0: none
  Frames before = segments[0].length;
  for (std::size_t i = 1; i <= most; before += segments[i++].length) {
    const int level = segments[i].level;
    if (level == 0) continue;
    if (2 * before.count < layout.longest.count)
      last = i;
    else if (outermost == 0 || level <= segments[outermost].level)
      outermost = i;
  }
  if (outermost != 0) return outermost;
  return last != 0 && chapter_fits(segments.subspan(last), layout) ? last : most;
}

}  // namespace

std::vector<Part> cut_into_parts(Segments segments, std::uint32_t first, const FileLayout& layout) {
  std::vector<Part> parts;
  const auto drop_front = [&](std::size_t count) {
    first += static_cast<std::uint32_t>(count);
    segments = segments.subspan(count);
  };
  while (!segments.empty()) {
    if (segments.front().interlude) {
      drop_front(1);
      continue;
    }
    const std::size_t most = fill(segments, layout).count;
    if (most == 0)
      throw Error("a segment of it that cannot be cut is longer than a part may be",
                  "allow more with --part-length, or read faster with --rate");
    const std::size_t count = most == segments.size() ? most : best_cut(segments, most, layout);
    std::size_t heard = count;
    while (segments[heard - 1].interlude) --heard;  // the first is none
    parts.push_back({first, static_cast<std::uint32_t>(heard), fill(segments.first(heard), layout).length});
    drop_front(count);
  }
  return parts;
}

}  // namespace earbound
