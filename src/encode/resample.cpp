#include "encode/resample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>

#include "base/vector_clones.hpp"
#include "model/narration.hpp"

namespace earbound {
namespace {

constexpr std::size_t taps = 64;      // of the source, around each sample made
constexpr std::size_t lanes = 16;     // added up apart from each other, so that the compiler may use vectors
constexpr double cutoff_hz = 10600;   // half way down; the highest frequency of the source is 11,025
constexpr double kaiser_beta = 7.86;  // 80 dB beside the pass band

/// The modified Bessel function of the first kind, order 0.
double bessel_i0(double x) {
  double sum = 1, term = 1;
  for (int k = 1; k < 40; ++k) {
    term *= x / (2 * k) * (x / (2 * k));
    sum += term;
  }
  return sum;
}

/// `source` begins taps / 2 - 1 samples before the first one and holds taps more than are asked for.
EARBOUND_VECTOR_CLONES void convolve(std::span<const float> weights, std::size_t up, std::size_t down,
                                     const float* source, std::span<float> converted) {
  for (std::size_t n = 0; n < converted.size(); ++n) {
    const float* from = source + n * down / up;
    const float* weight = weights.data() + n * down % up * taps;
    std::array<float, lanes> sums{};
    for (std::size_t i = 0; i < taps; i += lanes)
      for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += from[i + lane] * weight[i + lane];
    for (std::size_t width = lanes / 2; width > 0; width /= 2)
      for (std::size_t lane = 0; lane < width; ++lane) sums[lane] += sums[lane + width];
    converted[n] = sums[0];
  }
}

}  // namespace

Resampler::Resampler(SampleRate rate)
    : up_(static_cast<std::size_t>(rate.hz / std::gcd(rate.hz, narration_rate.hz))),
      down_(static_cast<std::size_t>(narration_rate.hz / std::gcd(rate.hz, narration_rate.hz))),
      weights_(up_ * taps) {
  constexpr double half = taps / 2.0;
  for (std::size_t phase = 0; phase < up_; ++phase) {
    double sum = 0;
    std::array<double, taps> exact;
    for (std::size_t i = 0; i < taps; ++i) {
      const double away = static_cast<double>(i) - (half - 1) - static_cast<double>(phase) / static_cast<double>(up_);
      const double angle = std::numbers::pi * away * 2 * cutoff_hz / narration_rate.hz;
      const double within = std::max(0.0, 1 - away / half * (away / half));
      exact[i] = (angle == 0 ? 1 : std::sin(angle) / angle) * bessel_i0(kaiser_beta * std::sqrt(within));
      sum += exact[i];
    }
    for (std::size_t i = 0; i < taps; ++i) weights_[phase * taps + i] = static_cast<float>(exact[i] / sum);
  }
}

std::vector<float> Resampler::convert(std::span<const float> samples, std::size_t length) const {
  const std::size_t reached = length * down_ / up_ + 1 + taps;
  std::vector<float> padded(std::max(reached, samples.size() + taps));
  std::copy(samples.begin(), samples.end(), padded.begin() + taps / 2 - 1);
  std::vector<float> converted(length);
  convolve(weights_, up_, down_, padded.data(), converted);
  return converted;
}

}  // namespace earbound
