#pragma once
// Where a work, or a chapter, is cut into files when it is longer than a file may be.

#include <cstdint>
#include <span>
#include <vector>

#include "base/units.hpp"
#include "model/edition.hpp"
#include "pipeline/file_layout.hpp"

namespace earbound {

/// A segment as a place before which can be cut.
struct CutPlace {
  Frames length;
  int level = 0;           ///< of the heading that it begins with; 0: it begins inside a chapter
  bool interlude = false;  ///< comes between two chapters: no file begins or ends with it
};

/// Cuts segments, the first of which has the number `first`, into parts that `layout` allows. Each part is filled as
/// far as it may be, then cut before the outermost heading of its second half, the last one of those; or before an
/// earlier heading, should the chapter that begins there fit whole into the next part; or else inside a chapter.
/// Interludes at the ends of parts belong to none. Throws Error when a single segment is too long.
std::vector<Part> cut_into_parts(std::span<const CutPlace> segments, std::uint32_t first, const FileLayout& layout);

}  // namespace earbound
