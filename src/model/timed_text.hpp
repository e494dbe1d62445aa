#pragma once
// Timed text: what is heard of a chapter, and when, each word with the place where it is written. Times are frames from
// the work's beginning, as in Edition::segment_begin; publish/sound_time.hpp leads from them into files of sound.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/place.hpp"
#include "model/script.hpp"

namespace earbound {

/// A word as it is heard. One for which the voice makes no sound has no length, and stands in the
/// report among the omitted.
struct TimedWord {
  Place place;  ///< without a text: an announcement. Several words in a row may share a place, or parts of it
  Frames begin, end;
};

/// A sentence, or a part of one: an utterance of the script. Pauses and cues around it are not in its time.
struct TimedUtterance {
  Role role = Role::body;
  std::uint8_t level = 0;      ///< of a heading, 1 to 6
  std::string language;        ///< BCP 47, never empty
  std::string text;            ///< what the engine was given: for announcements, which stand nowhere in the Document
  bool sentence_end = false;   ///< the sentence ends with it; those before it without this mark belong to the same one
  bool paragraph_end = false;  ///< so does the paragraph, heading, item or row
  std::uint32_t segment = 0;   ///< index in Edition::segment_begin of the segment that holds all of it
  Frames begin, end;
  std::vector<TimedWord> words;  ///< in the order heard; never empty
};

/// A chapter without its subsections, as Edition has it.
struct TimedChapter {
  std::size_t chapter = 0;                 ///< index in Edition::chapters
  std::vector<TimedUtterance> utterances;  ///< in the order heard, times ascending; empty when nothing can be spoken
};

}  // namespace earbound
