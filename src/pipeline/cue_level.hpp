#pragma once
// Cue sounds at a level of our choice, whatever level their files have.

#include <vector>

#include "model/script.hpp"
#include "synth/clip_builder.hpp"

namespace earbound {

/// How much softer a cue is than the voice beside it, its highest momentary loudness against the median of speech, as
/// the engine speaks. Limiting takes about 1 LU of the voice and nothing of the cue in the podcast profile, and of
/// neither in others: as delivered, it is 3 LU softer, or a little more.
inline constexpr double cue_below_speech = 4.0;  // LU

/// The cue sounds that these utterances have, each with its highest momentary loudness at `lufs`.
CueTable cues_at_loudness(const CueTable& cues, const std::vector<Utterance>& utterances, double lufs);

}  // namespace earbound
