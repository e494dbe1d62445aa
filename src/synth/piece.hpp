#pragma once
// What a clip is put together from: the sound of one utterance, and the silence around it.

#include <cstdint>
#include <vector>

#include "model/narration.hpp"

namespace earbound {

/// Samples [begin, end) of a piece in which the engine is silent: a pause at a comma, the closure of a plosive.
struct InnerSilence {
  std::int64_t begin = 0, end = 0;
};

struct Piece {
  const std::vector<std::int16_t>* cue = nullptr;
  std::vector<std::int16_t> samples;   ///< speech without the engine's own silence around it
  std::vector<WordTiming> words;       ///< in frames of `samples`
  std::vector<InnerSilence> silences;  ///< ascending
  std::int64_t before = 0, after = 0;  ///< frames of silence around the speech
};

}  // namespace earbound
