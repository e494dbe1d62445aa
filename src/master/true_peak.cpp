#include "master/true_peak.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/vector_clones.hpp"

namespace earbound {
namespace {

constexpr int phases = 4;
constexpr int taps = 2 * static_cast<int>(true_peak_reach);
using Phase = std::array<float, taps>;

/// Phase p gives the point p/4 of the way from sample n to n + 1, from samples n - 7 ... n + 8.
std::array<Phase, phases - 1> make_interpolator() {
  std::array<Phase, phases - 1> filter{};
  for (int p = 1; p < phases; ++p) {
    double sum = 0;
    std::array<double, taps> exact{};
    for (int t = 0; t < taps; ++t) {
      constexpr int half = taps / 2;
      const double x = t - (half - 1) - p / static_cast<double>(phases);
      const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / half);
      exact[static_cast<std::size_t>(t)] = std::sin(std::numbers::pi * x) / (std::numbers::pi * x) * window;
      sum += exact[static_cast<std::size_t>(t)];
    }
    for (std::size_t t = 0; t < taps; ++t)
      filter[static_cast<std::size_t>(p - 1)][t] = static_cast<float>(exact[t] / sum);
  }
  return filter;
}

}  // namespace

EARBOUND_VECTOR_CLONES float true_peak(std::span<const float> samples, std::size_t begin, std::size_t end) {
  static const auto interpolator = make_interpolator();
  constexpr std::size_t lanes = 32;
  std::array<float, lanes + taps> around;
  float highest = 0;
  for (std::size_t n = begin; n < end; n += lanes) {
    const std::size_t count = std::min(lanes, end - n);
    for (std::size_t i = 0; i < around.size(); ++i) {      // around[7] is sample n
      const std::size_t at = n + i + 1 - true_peak_reach;  // wraps round before the first sample
      around[i] = at < samples.size() ? samples[at] : 0.0F;
    }
    for (std::size_t i = 0; i < count; ++i) highest = std::max(highest, std::abs(around[true_peak_reach - 1 + i]));
    for (const Phase& phase : interpolator) {
      std::array<float, lanes> points{};
      for (std::size_t t = 0; t < taps; ++t)
        for (std::size_t i = 0; i < lanes; ++i) points[i] += around[i + t] * phase[t];
      for (std::size_t i = 0; i < count; ++i) highest = std::max(highest, std::abs(points[i]));
    }
  }
  return highest;
}

}  // namespace earbound
