#pragma once
// Samples of 16 bits, as files of samples hold them.

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace earbound {

/// The nearest of 16 bits to a sample of full scale 1.0.
inline std::int16_t to_pcm16(float sample) {
  return static_cast<std::int16_t>(std::lrint(std::clamp(sample * 32768.0F, -32768.0F, 32767.0F)));
}

}  // namespace earbound
