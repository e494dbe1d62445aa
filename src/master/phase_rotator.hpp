#pragma once
// A phase rotator: a cascade of second-order all-passes, as broadcasters put before a limiter. The engine's waveform
// is peaky by phase: all its partials crest at once. Rotated against each other they give the same spectrum with lower
// crests, of which the limiter has less to take.

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/units.hpp"

namespace earbound {

/// Writes `samples` times `gain`, rotated, to `out`, which has the same length. What lies before and beyond them counts
/// as silence. The mean delay of speech is made up for, so that nothing moves on the time line; single frequencies
/// move by -rotator_advance to +2.3 ms.
void rotate_phase(std::span<const std::int16_t> samples, float gain, std::span<float> out);

/// By how much the output is put forward: the cascade's group delay, weighted by the power spectrum of speech.
inline constexpr Frames rotator_advance{66};  // 3.0 ms

}  // namespace earbound
