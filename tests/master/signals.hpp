#pragma once
// Sounds whose loudness and peaks are known.

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

namespace earbound {

inline double amplitude(double db) { return std::pow(10.0, db / 20); }
inline double decibels(double value) { return 20 * std::log10(value); }

inline std::vector<float> sine(double hz, double peak, double seconds, double phase = 0) {
  std::vector<float> samples(static_cast<std::size_t>(seconds * 22050));
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] =
        static_cast<float>(peak * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / 22050 + phase));
  return samples;
}

/// Noise with the spectrum and the bursts of speech: low-passed, four syllables a second, silence between words; begins
/// and ends silent.
inline std::vector<float> speech_like(double seconds, double gain) {
  std::mt19937 random(7);
  std::normal_distribution<double> noise;
  std::vector<float> samples(static_cast<std::size_t>(seconds * 22050));
  double low = 0, lower = 0;
  for (std::size_t i = 221; i + 1764 < samples.size(); ++i) {
    const double time = static_cast<double>(i) / 22050;
    const double syllable =
        std::max(0.0, std::sin(2 * std::numbers::pi * 4 * time)) * (std::fmod(time, 1.7) < 1.3 ? 1 : 0);
    low += 0.3 * (noise(random) - low);
    lower += 0.3 * (low - lower);
    samples[i] = static_cast<float>(gain * syllable * syllable * lower);
  }
  return samples;
}

inline std::vector<std::int16_t> sixteen_bits(const std::vector<float>& samples) {
  std::vector<std::int16_t> out;
  for (const float sample : samples) out.push_back(static_cast<std::int16_t>(std::lround(sample * 32767)));
  return out;
}

/// The highest point of the band-limited wave, by a long windowed sinc at 32 points a sample: the reference for what
/// the limiter leaves.
inline double exact_peak(const std::vector<float>& samples) {
  constexpr int reach = 48, points = 32;
  static const std::vector<float> kernel = [] {
    std::vector<float> made;
    for (int p = 0; p < points; ++p)
      for (int k = -reach + 1; k <= reach; ++k) {
        const double x = static_cast<double>(p) / points - k, angle = std::numbers::pi * x;
        made.push_back(
            static_cast<float>((x == 0 ? 1 : std::sin(angle) / angle) * (0.5 + 0.5 * std::cos(angle / reach))));
      }
    return made;
  }();
  std::vector<float> padded(reach);
  padded.insert(padded.end(), samples.begin(), samples.end());
  padded.resize(padded.size() + reach);
  float loudest = 0, highest = 0;
  for (const float sample : samples) loudest = std::max(loudest, std::abs(sample));
  for (std::size_t n = 0; n + 1 < samples.size(); ++n) {
    if (std::max(std::abs(samples[n]), std::abs(samples[n + 1])) < 0.65F * loudest)
      continue;  // a crest stands beside high samples
    for (int p = 0; p < points; ++p) {
      const float* weights = kernel.data() + p * 2 * reach;
      const float* window = padded.data() + n + 1;
      float sum = 0;
      for (int k = 0; k < 2 * reach; ++k) sum += window[k] * weights[k];
      highest = std::max(highest, std::abs(sum));
    }
  }
  return static_cast<double>(std::max(highest, loudest));
}

}  // namespace earbound
