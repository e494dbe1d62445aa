#pragma once
// Sampling rate conversion of a whole segment.

#include <cstddef>
#include <span>
#include <vector>

#include "base/algorithm_version.hpp"
#include "base/units.hpp"

namespace earbound {

inline constexpr AlgorithmVersion resampler_version{"resampler", 2};

/// From narration_rate to `rate`. Making one computes its filter, which takes about as long as converting some seconds:
/// an encoder keeps it for all segments. May be used by several threads at once.
class Resampler {
 public:
  explicit Resampler(SampleRate rate);

  /// `samples` without delay; exactly `length` samples, silence at the end if need be.
  [[nodiscard]] std::vector<float> convert(std::span<const float> samples, std::size_t length) const;

 private:
  std::size_t up_, down_;  ///< `rate` is up_ / down_ times narration_rate, in lowest terms
  /// A windowed sinc for each place that a sample may take between two of the source: up_ of them, which come again
  /// every down_ samples of the source.
  std::vector<float> weights_;
};

}  // namespace earbound
