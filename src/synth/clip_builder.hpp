#pragma once
// From utterances to one clip of sound: silence around the speech trimmed away, the stated pauses put in its place,
// every word given its interval.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/algorithm_version.hpp"
#include "model/narration.hpp"
#include "model/script.hpp"
#include "model/voice.hpp"
#include "synth/synthesizer.hpp"

namespace earbound {

/// Of build_clip() and all that it uses: word timing, offset filter, fit to the grid, prosody of utterances.
inline constexpr AlgorithmVersion clip_builder_version{"clip builder", 2};

struct Clip {
  std::vector<std::int16_t> samples;  ///< mono at narration_rate, before mastering
  ClipMarks marks;
};

/// The voices of a segment: by the language of its utterances; "" is the voice of the work and must be there.
using VoiceTable = std::map<std::string, VoiceProfile>;

/// Cue sounds by name: mono samples at narration_rate, at the level at which they are to stand beside the raw speech.
using CueTable = std::map<std::string, std::vector<std::int16_t>>;

/// How `utterance` is spoken by `voice`.
Prosody utterance_prosody(const Utterance& utterance, const VoiceProfile& voice);

/// Builds the clip of a segment. `progress` is told the index of each utterance before it is spoken.
/// An utterance's cue sounds before it, cue_gap ahead of its first word; an unknown cue is left out.
/// The first sound begins clip_lead after the beginning; the last pause is as much shorter, as another clip follows.
/// The length is a multiple of splice_grid (grid_fit.hpp). Speech has no direct current offset (offset_filter.hpp).
Clip build_clip(const std::vector<Utterance>& utterances, const VoiceTable& voices, Synthesizer& synthesizer,
                const std::function<void(std::uint32_t)>& progress, const CueTable& cues = {});

/// Silence before the first word of a clip: an encoder's and a player's way in.
inline constexpr Frames clip_lead{221};  // 10 ms

/// Silence between a cue sound and the word it announces.
inline constexpr Frames cue_gap{1323};  // 60 ms

}  // namespace earbound
