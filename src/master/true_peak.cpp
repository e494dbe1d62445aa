#include "master/true_peak.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

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
      const double x = t - (taps / 2 - 1) - p / static_cast<double>(phases);
      const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / (taps / 2));
      exact[static_cast<std::size_t>(t)] = std::sin(std::numbers::pi * x) / (std::numbers::pi * x) * window;
      sum += exact[static_cast<std::size_t>(t)];
    }
    for (std::size_t t = 0; t < taps; ++t)
      filter[static_cast<std::size_t>(p - 1)][t] = static_cast<float>(exact[t] / sum);
  }
  return filter;
}

}  // namespace

float true_peak(std::span<const float> samples, std::size_t begin, std::size_t end) {
  static const auto interpolator = make_interpolator();
  float highest = 0;
  std::array<float, taps> edge{};
  for (std::size_t n = begin; n < end; ++n) {
    highest = std::max(highest, std::abs(samples[n]));
    const float* window = nullptr;
    if (n + 1 >= true_peak_reach && n + true_peak_reach < samples.size()) {
      window = samples.data() + n + 1 - true_peak_reach;
    } else {
      for (int t = 0; t < taps; ++t) {
        const auto at = static_cast<std::ptrdiff_t>(n) + t - (taps / 2 - 1);
        const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(samples.size());
        edge[static_cast<std::size_t>(t)] = inside ? samples[static_cast<std::size_t>(at)] : 0.0F;
      }
      window = edge.data();
    }
    for (const Phase& phase : interpolator) {
      float point = 0;
      for (std::size_t t = 0; t < taps; ++t) point += window[t] * phase[t];
      highest = std::max(highest, std::abs(point));
    }
  }
  return highest;
}

}  // namespace earbound
