#pragma once
// Narration: a segment as sound. The samples live on disk; the clip's marks say what is heard where.

#include <cstdint>
#include <vector>

#include "base/units.hpp"

namespace earbound {

/// A word's interval, in frames from the beginning of its segment.
struct WordTiming {
  std::uint32_t utterance = 0;  ///< index in the segment
  std::uint32_t word = 0;       ///< index in the utterance's words
  std::uint32_t begin = 0, end = 0;
};

struct UtteranceTiming {
  std::uint32_t begin = 0, end = 0;  ///< first and one past the last frame of speech, pauses excluded
};

/// Everything that is known of a segment's sound but the samples themselves.
struct ClipMarks {
  Frames length;  ///< a whole multiple of splice_grid, trailing silence included
  std::vector<UtteranceTiming> utterances;
  std::vector<WordTiming> words;  ///< one for every word with a spoken range, in order
};

/// Segments begin and end on this grid of frames: one MP3 frame of MPEG-2 Layer III, so that segments that are encoded
/// alone join without a gap, and an edit moves everything after it by whole frames.
inline constexpr std::int64_t splice_grid = 576;

/// Silence that ends every segment at least: longer than any encoder's delay plus half a codec frame.
inline constexpr Frames splice_silence{1764};  // 80 ms

}  // namespace earbound
