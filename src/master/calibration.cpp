#include "master/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "master/levels.hpp"
#include "master/loudness.hpp"

namespace earbound {
namespace {

constexpr int most_rounds = 20;
constexpr double near_enough = 0.02;     // dB
constexpr std::size_t window = 8820;     // of 400 ms
constexpr double relative_gate = -10.0;  // LU, of BS.1770: what is softer is pause

double integrated(std::span<const float> blocks) {
  LoudnessGate gate;
  gate.add(blocks);
  return gate.integrated();
}

double median_of(std::vector<float> blocks, double loudness) {
  std::erase_if(blocks, [&](float energy) { return energy <= 0 || loudness_of(energy) < loudness + relative_gate; });
  if (blocks.empty()) return -std::numeric_limits<double>::infinity();
  const auto middle = blocks.begin() + static_cast<std::ptrdiff_t>(blocks.size() / 2);
  std::nth_element(blocks.begin(), middle, blocks.end());
  return loudness_of(*middle);
}

double delivered_level(std::span<const std::int16_t> passage, const LoudnessProfile& profile,
                       const Mastering& mastering) {
  std::vector<float> sound;
  const ClipLevels levels = master(passage, mastering, sound);
  if (profile.meter == Meter::rms) return rms_db(levels.energy, {static_cast<std::int64_t>(passage.size())});
  return integrated(gating_blocks(std::span<const float>(sound)));
}

}  // namespace

VoiceLevel calibrate(std::span<const std::int16_t> passage, const LoudnessProfile& profile) {
  const std::vector<float> blocks = gating_blocks(passage);
  VoiceLevel level;
  level.loudness = integrated(blocks);
  level.median = median_of(blocks, level.loudness);
  if (!profile.adjust) return level;
  level.mastering.ceiling_db = profile.true_peak - profile.coding_headroom_db;
  double gain = 0;
  for (int round = 0; round < most_rounds; ++round) {
    const double missing = profile.loudness - delivered_level(passage, profile, {gain, level.mastering.ceiling_db});
    if (!std::isfinite(missing)) return level;  // silence
    gain += missing;
    if (std::abs(missing) < near_enough) break;
  }
  level.mastering.gain_db = std::round(gain / gain_step_db) * gain_step_db;
  return level;
}

double momentary_loudness(std::span<const std::int16_t> samples) {
  std::vector<std::int16_t> padded(samples.begin(), samples.end());
  padded.resize(samples.size() + window);
  double loudest = 0;
  for (const double energy : gating_blocks(std::span<const std::int16_t>(padded))) loudest = std::max(loudest, energy);
  return loudest > 0 ? loudness_of(loudest) : -std::numeric_limits<double>::infinity();
}

}  // namespace earbound
