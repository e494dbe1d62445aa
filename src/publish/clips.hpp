#pragma once
// Which stretch of text each moment of a chapter's sound belongs to: the clips of its overlay, without gaps.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/edition.hpp"
#include "publish/heard_text.hpp"

namespace earbound {

/// A piece of one of the chapter's files of sound, and the element of the text that is read in it.
struct Clip {
  std::string id;
  TextId text;           ///< in which it is written; none for an announcement
  std::size_t file = 0;  ///< index in Chapter::files
  Milliseconds begin, end;
};

/// The clips of a chapter in the order heard. They cover its files from beginning to end, each clip ends where the next
/// one begins, and none is empty. What is heard alone, and pauses, belong to a neighbour: announcements to what they
/// announce, pauses to what is before them. By words where `heard` has some. An element has a second clip where the
/// files part it. A chapter in which nothing is heard is one clip for each file, of the element `chapter_id`.
std::vector<Clip> chapter_clips(const Edition& edition, std::size_t chapter, std::span<const HeardStretch> heard,
                                const std::string& chapter_id);

}  // namespace earbound
