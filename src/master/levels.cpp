#include "master/levels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/vector_clones.hpp"

namespace earbound {
namespace {

constexpr double energy_units = 1e6;

std::uint64_t in_units(double energy) { return static_cast<std::uint64_t>(std::llround(energy * energy_units)); }

}  // namespace

/// In lanes, and from block to block in double precision.
EARBOUND_VECTOR_CLONES double energy_of(std::span<const float> samples) {
  constexpr std::size_t lane_count = 16, block = 64 * lane_count;
  double sum = 0;
  std::size_t at = 0;
  for (; at + block <= samples.size(); at += block) {
    std::array<float, lane_count> lanes{};
    for (std::size_t i = 0; i < block; i += lane_count)
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        lanes[lane] += samples[at + i + lane] * samples[at + i + lane];
    sum += std::accumulate(lanes.begin(), lanes.end(), 0.0);
  }
  for (; at < samples.size(); ++at) sum += double{samples[at]} * double{samples[at]};
  return sum;
}

double rms_db(double energy, Frames length) {
  if (energy <= 0 || length.count <= 0) return -std::numeric_limits<double>::infinity();
  return 10.0 * std::log10(energy / static_cast<double>(length.count));
}

void LevelSum::add(const ClipLevels& clip, Frames length) {
  energy_ += in_units(clip.energy);
  unlimited_energy_ += in_units(clip.unlimited_energy);
  limited_ += clip.limiter.limited;
  length_ += length;
  deepest_db_ = std::max(deepest_db_, clip.limiter.deepest_db);
}

double LevelSum::rms() const { return rms_db(static_cast<double>(energy_) / energy_units, length_); }

double LevelSum::limiter_loss_db() const {
  if (energy_ == 0) return 0;
  return 10.0 * std::log10(static_cast<double>(unlimited_energy_) / static_cast<double>(energy_));
}

double LevelSum::limited_share() const {
  return length_.count > 0 ? static_cast<double>(limited_) / static_cast<double>(length_.count) : 0.0;
}

}  // namespace earbound
