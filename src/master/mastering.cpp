#include "master/mastering.hpp"

#include <algorithm>
#include <cmath>

#include "master/levels.hpp"

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

Mastering choose_mastering(const LoudnessProfile& profile, double measured, double limiter_loss) {
  if (!profile.adjust) return {};
  const double ceiling = profile.true_peak - profile.coding_headroom_db;
  if (!std::isfinite(measured)) return {0, ceiling};
  const double exact = profile.loudness - measured + limiter_loss;
  return {std::round(exact / gain_step_db) * gain_step_db, ceiling};
}

ClipLevels master(std::span<const std::int16_t> samples, const Mastering& mastering, std::vector<float>& out) {
  const auto gain = static_cast<float>(std::pow(10.0, mastering.gain_db / 20.0) / 32768.0);
  out.resize(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) out[i] = static_cast<float>(samples[i]) * gain;
  ClipLevels levels;
  if (mastering.ceiling_db < 0)
    levels.limiter = limit(out, static_cast<float>(std::pow(10.0, mastering.ceiling_db / 20.0)));
  levels.energy = energy_of(out);
  return levels;
}

}  // namespace earbound
