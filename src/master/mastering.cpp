#include "master/mastering.hpp"

#include <algorithm>
#include <cmath>

namespace earbound {
namespace {

constexpr LoudnessProfile profiles[] = {
    {"podcast", -16, -1, true},
    {"broadcast", -23, -1, true},
    {"none", 0, 0, false},
};

/// Lossy coding at speech bit rates lifts peaks; the samples are limited this much lower, so that the decoded file holds the profile.
constexpr double coding_headroom_db = 1.5;

}  // namespace

std::span<const LoudnessProfile> loudness_profiles() { return profiles; }

std::optional<LoudnessProfile> find_loudness_profile(std::string_view name) {
  const auto found = std::find_if(std::begin(profiles), std::end(profiles), [&](auto& p) { return p.name == name; });
  if (found == std::end(profiles)) return std::nullopt;
  return *found;
}

Mastering choose_mastering(const LoudnessProfile& profile, double measured, double limiter_loss) {
  if (!profile.adjust) return {};
  const double ceiling = profile.true_peak - coding_headroom_db;
  if (!std::isfinite(measured)) return {0, ceiling};
  const double exact = profile.loudness - measured + limiter_loss;
  return {std::round(exact / gain_step_db) * gain_step_db, ceiling};
}

LimiterReport master(std::span<const std::int16_t> samples, const Mastering& mastering, std::vector<float>& out) {
  const auto gain = static_cast<float>(std::pow(10.0, mastering.gain_db / 20.0) / 32768.0);
  out.resize(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) out[i] = static_cast<float>(samples[i]) * gain;
  if (mastering.ceiling_db >= 0) return {};
  return limit(out, static_cast<float>(std::pow(10.0, mastering.ceiling_db / 20.0)));
}

}  // namespace earbound
