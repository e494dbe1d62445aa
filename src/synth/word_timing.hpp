#pragma once
// From the engine's word events to an interval for every word of an utterance.

#include <cstdint>
#include <span>
#include <vector>

#include "model/narration.hpp"
#include "model/script.hpp"
#include "synth/synthesizer.hpp"

namespace earbound {

/// One interval for each word with a spoken range, in order, neither overlapping nor going back, in frames of
/// `samples`; silence at the end of an interval is left out, and at its beginning when it is a pause rather than the
/// closure of a plosive. A word without an event of its own (the second half of a compound) gets its share of the
/// neighbour's interval, by its number of characters. `utterance` is the index to put into the timings.
std::vector<WordTiming> time_words(std::span<const Word> words, std::span<const WordEvent> events,
                                   std::span<const std::int16_t> samples, std::uint32_t utterance);

}  // namespace earbound
