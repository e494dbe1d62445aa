#pragma once
// The level of a voice, measured on a passage that it speaks: how loud it is, and what gain brings it to a profile.

#include <cstdint>
#include <span>

#include "base/algorithm_version.hpp"
#include "master/mastering.hpp"

namespace earbound {

struct VoiceLevel {
  double loudness = 0;  ///< LUFS as the engine speaks; -infinity when it is silent
  double median = 0;    ///< LUFS: half of the time in which it speaks it is louder (momentary loudness, 400 ms)
  Mastering mastering;  ///< with which the passage comes out at the level of the profile
};

/// Of calibrate(), beside the mastering and the gating blocks that it uses.
inline constexpr AlgorithmVersion calibration_version{"calibration", 1};
VoiceLevel calibrate(std::span<const std::int16_t> passage, const LoudnessProfile& profile);

/// The highest momentary loudness of a short sound in LUFS; -infinity for silence.
double momentary_loudness(std::span<const std::int16_t> samples);

}  // namespace earbound
