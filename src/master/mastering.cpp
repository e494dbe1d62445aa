#include "master/mastering.hpp"

#include <algorithm>
#include <cmath>

#include "master/levels.hpp"
#include "master/phase_rotator.hpp"

namespace earbound {
namespace {

constexpr LoudnessProfile profiles[] = {
    {"podcast", -16, -1, true},
    {"broadcast", -23, -1, true},
    {"acx", -20, -3, true, Meter::rms,
     0.5},  // Audiobook Creation Exchange: -23 to -18 dB; 192 kb/s lift peaks less than speech rates do
    {"none", 0, 0, false},
};

}  // namespace

std::span<const LoudnessProfile> loudness_profiles() { return profiles; }

std::optional<LoudnessProfile> find_loudness_profile(std::string_view name) {
  const auto found = std::find_if(std::begin(profiles), std::end(profiles), [&](auto& p) { return p.name == name; });
  if (found == std::end(profiles)) return std::nullopt;
  return *found;
}

Mastering corrected_mastering(const LoudnessProfile& profile, const Mastering& mastering, double delivered) {
  const double missing = profile.loudness - delivered;
  if (!profile.adjust || !std::isfinite(delivered) || std::abs(missing) <= level_tolerance) return mastering;
  return {mastering.gain_db + std::round(missing), mastering.ceiling_db};
}

ClipLevels master(std::span<const std::int16_t> samples, const Mastering& mastering, std::vector<float>& out) {
  const auto gain = static_cast<float>(std::pow(10.0, mastering.gain_db / 20.0) / 32768.0);
  out.resize(samples.size());
  ClipLevels levels;
  if (mastering.ceiling_db < 0) {
    rotate_phase(samples, gain, out);
    levels.unlimited_energy = energy_of(out);
    levels.limiter = limit(out, static_cast<float>(std::pow(10.0, mastering.ceiling_db / 20.0)));
    levels.energy = levels.limiter.deepest_db > 0 ? energy_of(out) : levels.unlimited_energy;
  } else {
    for (std::size_t i = 0; i < samples.size(); ++i) out[i] = static_cast<float>(samples[i]) * gain;
    levels.energy = levels.unlimited_energy = energy_of(out);
  }
  return levels;
}

}  // namespace earbound
