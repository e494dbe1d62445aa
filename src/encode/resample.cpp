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

/// A windowed sinc for each place that a sample may take between two of the source: `up` of them, which come again
/// every `down` samples of the source.
struct Filter {
  explicit Filter(SampleRate rate)
      : up(static_cast<std::size_t>(rate.hz / std::gcd(rate.hz, narration_rate.hz))),
        down(static_cast<std::size_t>(narration_rate.hz / std::gcd(rate.hz, narration_rate.hz))),
        weights(up * taps) {
    constexpr double half = taps / 2.0;
    for (std::size_t phase = 0; phase < up; ++phase) {
      double sum = 0;
      std::array<double, taps> exact;
      for (std::size_t i = 0; i < taps; ++i) {
        const double away = static_cast<double>(i) - (half - 1) - static_cast<double>(phase) / static_cast<double>(up);
        const double angle = std::numbers::pi * away * 2 * cutoff_hz / narration_rate.hz;
        const double within = std::max(0.0, 1 - away / half * (away / half));
        exact[i] = (angle == 0 ? 1 : std::sin(angle) / angle) * bessel_i0(kaiser_beta * std::sqrt(within));
        sum += exact[i];
      }
      for (std::size_t i = 0; i < taps; ++i) weights[phase * taps + i] = static_cast<float>(exact[i] / sum);
    }
  }

  std::size_t up, down;
  std::vector<float> weights;
};

/// `source` begins taps / 2 - 1 samples before the first one and holds taps more than are asked for.
EARBOUND_VECTOR_CLONES void convolve(const Filter& filter, const float* source, std::span<float> converted) {
  for (std::size_t n = 0; n < converted.size(); ++n) {
    const float* from = source + n * filter.down / filter.up;
    const float* weight = filter.weights.data() + n * filter.down % filter.up * taps;
    std::array<float, lanes> sums{};
    for (std::size_t i = 0; i < taps; i += lanes)
      for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += from[i + lane] * weight[i + lane];
    for (std::size_t width = lanes / 2; width > 0; width /= 2)
      for (std::size_t lane = 0; lane < width; ++lane) sums[lane] += sums[lane + width];
    converted[n] = sums[0];
  }
}

}  // namespace

std::vector<float> resample(std::span<const float> samples, SampleRate rate, std::size_t length) {
  const Filter filter(rate);
  const std::size_t reached = length * filter.down / filter.up + 1 + taps;
  std::vector<float> padded(std::max(reached, samples.size() + taps));
  std::copy(samples.begin(), samples.end(), padded.begin() + taps / 2 - 1);
  std::vector<float> converted(length);
  convolve(filter, padded.data(), converted);
  return converted;
}

}  // namespace earbound
