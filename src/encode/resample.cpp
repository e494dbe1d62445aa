#include "encode/resample.hpp"

#include <soxr.h>

#include <algorithm>
#include <string>

#include "base/error.hpp"

namespace earbound {

std::string resampler_library() { return soxr_version(); }

std::vector<float> resample(std::span<const float> samples, SampleRate rate, std::size_t length) {
  std::vector<float> converted(length);
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_MQ, 0);
  std::size_t used = 0, made = 0;
  const soxr_error_t error = soxr_oneshot(narration_rate.hz, rate.hz, 1, samples.data(), samples.size(), &used,
                                          converted.data(), converted.size(), &made, nullptr, &quality, nullptr);
  if (error != nullptr) throw Error(std::string("cannot convert the sampling rate (") + error + ")");
  std::fill(converted.begin() + static_cast<std::ptrdiff_t>(std::min(made, length)), converted.end(), 0.0F);
  return converted;
}

}  // namespace earbound
