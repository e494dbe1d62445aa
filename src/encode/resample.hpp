#pragma once
// Sampling rate conversion of a whole segment.

#include <span>
#include <string>
#include <vector>

#include "base/algorithm_version.hpp"
#include "base/units.hpp"

namespace earbound {

inline constexpr AlgorithmVersion resampler_version{"resampler", 1};

/// The library that does it, with its version.
std::string resampler_library();

/// `samples` at narration_rate, converted to `rate` without delay; exactly `length` samples, silence at the end if need
/// be.
std::vector<float> resample(std::span<const float> samples, SampleRate rate, std::size_t length);

}  // namespace earbound
