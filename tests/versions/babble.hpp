#pragma once
// A signal like speech from whole numbers alone, so that it is the same on every machine: a pulse train or noise
// through two formants, with closures and pauses.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace earbound::test {

class Babble {
 public:
  std::int16_t next() {
    const std::uint32_t syllable = at_ / 3300, inside = at_ % 3300;
    ++at_;
    seed_ = seed_ * 1664525U + 1013904223U;
    const auto noise = static_cast<std::int32_t>(seed_ >> 16U) - 32768;
    std::int64_t excitation = 0;
    if (inside > 600) {
      if (syllable % 3 == 2)
        excitation = noise / 8;
      else
        excitation = inside % (160 + 8 * (syllable % 5)) == 0 ? 20'000 : noise / 256;
    }
    const std::int64_t first = low_.step(excitation), second = high_.step(first / 2);
    return static_cast<std::int16_t>(std::clamp<std::int64_t>(second / 4, -28'000, 28'000));
  }

 private:
  /// A two-pole resonator; coefficients in units of 2^-14.
  struct Resonator {
    std::int64_t a1, a2, y1 = 0, y2 = 0;
    std::int64_t step(std::int64_t x) {
      const std::int64_t y = x + (a1 * y1 - a2 * y2) / 16384;
      y2 = y1;
      y1 = y;
      return y;
    }
  };
  Resonator low_{31463, 15416}, high_{28331, 14787};  // 500 and 1,500 Hz
  std::uint32_t seed_ = 1, at_ = 0;
};

inline std::vector<std::int16_t> babble(std::size_t length) {
  std::vector<std::int16_t> samples(length);
  Babble source;
  for (std::int16_t& sample : samples) sample = source.next();
  return samples;
}

/// Full scale 1.0, ending in `silence` samples of silence.
inline std::vector<float> babble_as_float(std::size_t length, std::size_t silence) {
  std::vector<float> samples(length);
  Babble source;
  for (std::size_t i = 0; i + silence < length; ++i) samples[i] = static_cast<float>(source.next()) / 32768.0F;
  return samples;
}

}  // namespace earbound::test
