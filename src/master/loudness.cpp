#include "master/loudness.hpp"

#include <ebur128.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "base/error.hpp"
#include "base/units.hpp"

namespace earbound {
namespace {

constexpr double absolute_gate = -70.0, relative_gate = -10.0, step = 0.01, highest = 10.0;
constexpr auto bin_count = static_cast<std::size_t>((highest - absolute_gate) / step) + 1;
constexpr std::size_t hop = 2205, hops = 4;  // of 100 ms, in a gating block of 400 ms
constexpr unsigned long hop_milliseconds = 100;
constexpr double energy_unit = 1e-10;

double energy_of(double loudness) { return std::pow(10.0, (loudness + 0.691) / 10.0); }

int add_frames(ebur128_state* state, const std::int16_t* samples, std::size_t count) {
  return ebur128_add_frames_short(state, samples, count);
}
int add_frames(ebur128_state* state, const float* samples, std::size_t count) {
  return ebur128_add_frames_float(state, samples, count);
}

template <class Sample>
std::vector<float> measure(std::span<const Sample> samples) {
  const auto close = [](ebur128_state* state) { ebur128_destroy(&state); };
  const std::unique_ptr<ebur128_state, decltype(close)> state(
      ebur128_init(1, static_cast<unsigned long>(narration_rate.hz), EBUR128_MODE_M), close);
  if (!state) throw Error("the loudness meter could not be started");
  std::vector<float> energies;
  energies.reserve(samples.size() / hop);
  std::array<double, hops> newest{};  // a block's hops, so that each is summed once and not four times
  for (std::size_t done = 0; (done + 1) * hop <= samples.size(); ++done) {
    double loudness = 0;
    if (add_frames(state.get(), samples.data() + done * hop, hop) != EBUR128_SUCCESS ||
        ebur128_loudness_window(state.get(), hop_milliseconds, &loudness) != EBUR128_SUCCESS)
      throw Error("the loudness meter failed");
    newest[done % hops] = std::isfinite(loudness) ? energy_of(loudness) : 0.0;
    if (done + 1 < hops) continue;
    energies.push_back(static_cast<float>(std::accumulate(newest.begin(), newest.end(), 0.0) / hops));
  }
  return energies;
}

}  // namespace

double loudness_of(double energy) { return -0.691 + 10.0 * std::log10(energy); }

std::vector<float> gating_blocks(std::span<const std::int16_t> samples) { return measure(samples); }
std::vector<float> gating_blocks(std::span<const float> samples) { return measure(samples); }

LoudnessGate::LoudnessGate() : bins_(bin_count) {}

void LoudnessGate::add(std::span<const float> block_energies) {
  for (const double energy : block_energies) {
    if (energy <= 0) continue;
    const double loudness = loudness_of(energy);
    if (loudness < absolute_gate) continue;
    const auto at = std::min(bin_count - 1, static_cast<std::size_t>((loudness - absolute_gate) / step));
    ++bins_[at].count;
    bins_[at].energy += static_cast<std::uint64_t>(std::llround(energy / energy_unit));
  }
}

double LoudnessGate::integrated() const {
  const auto mean_from = [&](std::size_t first) {
    Bin sum;
    for (std::size_t i = first; i < bins_.size(); ++i) {
      sum.count += bins_[i].count;
      sum.energy += bins_[i].energy;
    }
    return sum.count == 0 ? 0.0 : static_cast<double>(sum.energy) * energy_unit / static_cast<double>(sum.count);
  };
  const double ungated = mean_from(0);
  if (ungated <= 0) return -std::numeric_limits<double>::infinity();
  const double threshold = std::max(absolute_gate, loudness_of(ungated) + relative_gate);
  return loudness_of(mean_from(static_cast<std::size_t>((threshold - absolute_gate) / step)));
}

}  // namespace earbound
