#pragma once
// Sampling rate conversion of a whole segment.

#include <span>
#include <vector>

#include "base/algorithm_version.hpp"
#include "base/units.hpp"

namespace earbound {

inline constexpr AlgorithmVersion resampler_version{"resampler", 2};

/// `samples` at narration_rate, converted to `rate` without delay; exactly `length` samples, silence at the end if need
/// be.
std::vector<float> resample(std::span<const float> samples, SampleRate rate, std::size_t length);

}  // namespace earbound
