#pragma once
// Edition: the whole work in time. What every publisher works from.

#include <cstdint>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/document.hpp"
#include "model/language.hpp"

namespace earbound {

/// A run of segments that stands in a file of its own (one of each format): a part of the work, or a chapter, or a part
/// of that.
struct Part {
  std::uint32_t first_segment = 0, segment_count = 0;
  Frames length;
};

/// One entry of the table of contents, in reading order.
struct Chapter {
  std::string title;
  int level = 1;       ///< nesting, 1 is the outermost, without gaps
  Frames begin, end;   ///< begin is its first word, or the file's begin; end is where the next chapter of any level
                       ///< begins (or the work ends)
  Frames subtree_end;  ///< where the next chapter of this or an outer level begins: the length with its subsections
  std::uint32_t first_segment = 0, segment_count = 0;  ///< own segments, without subsections
  std::vector<Part> files;  ///< what its own files hold: all of it in one, unless it is longer than a file may be
  SourceLines lines;
  bool announcement = false;
};

/// A chapter as far as it is heard in one part, timed from the part's beginning.
struct HeardChapter {
  std::size_t chapter = 0;  ///< index in Edition::chapters
  Frames begin, end;
  bool continued = false;  ///< it began in an earlier part
};

struct Cover {
  std::vector<std::uint8_t> bytes;
  std::string media_type;  ///< image/jpeg or image/png
  int width = 0, height = 0;
};

struct Edition {
  std::string name;                       ///< file stem, safe as a file name
  Metadata metadata;                      ///< title and language are never empty here
  std::vector<SourcePart> source_parts;   ///< as Document::parts: to which file the lines of a chapter belong
  std::string narrator;                   ///< who speaks: "eSpeak NG, en-gb"
  Labels labels;                          ///< for pages and titles
  PlayerWords player_words;               ///< for the page that plays it
  Cover cover;                            ///< for every file that embeds it; bytes empty: none
  std::vector<std::uint8_t> large_cover;  ///< the same, as a JPEG for shelves and feeds; empty: none
  double gain_db = 0;                     ///< applied to every clip
  Frames lead;          ///< silence with which every file of the work begins, before its first segment; none when
                        ///< there is no such file
  Frames chapter_lead;  ///< the same of every chapter's own file
  std::vector<Frames> segment_begin;   ///< where the clip of each segment begins, and the end of the work as the last
                                       ///< entry; a segment that stands in no part begins where it would
  std::vector<Frames> segment_length;  ///< of the clip of each segment, whichever file holds it
  std::vector<Chapter> chapters;       ///< never empty; the first begins at 0
  std::vector<Part>
      parts;  ///< the files of the whole work, in order: one, unless the work is longer than a file may be
  [[nodiscard]] Frames length() const { return segment_begin.back(); }
  [[nodiscard]] Frames begin_of(const Part& part) const { return segment_begin[part.first_segment] - lead; }
  /// Where a chapter that begins with this segment begins: with its first word, or with the file when it is the first.
  [[nodiscard]] Frames chapter_begin(std::uint32_t segment) const;
  /// Index of the part that holds a segment.
  [[nodiscard]] std::size_t part_at(std::uint32_t segment) const;
  [[nodiscard]] std::vector<HeardChapter> chapters_in(const Part& part) const;
};

}  // namespace earbound
