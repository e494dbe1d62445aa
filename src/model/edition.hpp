#pragma once
// Edition: the whole work in time. What every publisher works from.

#include <cstdint>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/document.hpp"

namespace earbound {

/// One entry of the table of contents, in reading order.
struct Chapter {
  std::string title;
  int level = 1;            ///< nesting, 1 is the outermost, without gaps
  Frames begin, end;        ///< end is where the next chapter of any level begins (or the work ends)
  Frames subtree_end;       ///< where the next chapter of this or an outer level begins: the length with its subsections
  std::uint32_t first_segment = 0, segment_count = 0;  ///< own segments, without subsections
  SourceLines lines;
  bool announcement = false;
};

struct Cover {
  std::vector<std::uint8_t> bytes;
  std::string media_type;  ///< image/jpeg or image/png
  int width = 0, height = 0;
};

struct Edition {
  std::string name;                   ///< file stem, safe as a file name
  Metadata metadata;                  ///< title and language are never empty here
  Cover cover;                        ///< bytes empty: none
  double gain_db = 0;                 ///< applied to every clip
  std::vector<Frames> segment_begin;  ///< one for each segment, and the end of the work as the last entry
  std::vector<Chapter> chapters;      ///< never empty; the first begins at 0
  [[nodiscard]] Frames length() const { return segment_begin.back(); }
};

}  // namespace earbound
