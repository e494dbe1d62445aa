#pragma once
// A look-ahead peak limiter for finished clips. Clips begin and end in silence, so each is limited on its own, in
// parallel.
//
// The gain is computed for blocks of 32 samples (1.45 ms) and interpolated between their edges (Giannoulis, Massberg
// and Reiss, "Digital dynamic range compressor design", JAES 2012, for the smoothing): the gain a block needs is that
// which brings its true peak to the ceiling; it is reached over the attack blocks before and released exponentially
// after.

#include <cstddef>
#include <span>

namespace earbound {

struct LimiterReport {
  double deepest_db = 0;    ///< largest reduction, as a positive number
  std::size_t limited = 0;  ///< samples with a reduction of more than 0.1 dB
};

/// Limits `samples` in place so that their true peak does not exceed `ceiling` (linear, full scale 1.0).
LimiterReport limit(std::span<float> samples, float ceiling);

}  // namespace earbound
