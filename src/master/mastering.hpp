#pragma once
// From clips as spoken to clips as delivered: one gain for the whole work, peaks limited.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "master/limiter.hpp"

namespace earbound {

struct LoudnessProfile {
  std::string_view name;
  double loudness = -16;     ///< LUFS, integrated over the work
  double true_peak = -1;     ///< dBTP, held in the decoded file
  bool adjust = true;        ///< false: level and peaks are left as the engine speaks
};

/// Profiles by name: podcast, broadcast, none.
std::span<const LoudnessProfile> loudness_profiles();
std::optional<LoudnessProfile> find_loudness_profile(std::string_view name);

/// How the clips of a work are mastered: the same for all of them.
struct Mastering {
  double gain_db = 0;
  double ceiling_db = 0;   ///< true peak of the samples given to the encoders; 0: no limiting
  bool operator==(const Mastering&) const = default;
};

/// What limiting speech of the engine to the podcast profile takes away, in LU: where to begin to look for the gain.
inline constexpr double usual_limiter_loss = 2.75;

/// Gains are whole multiples of this, so that an edit seldom changes the gain (and with it the packets) of the rest of a work.
inline constexpr double gain_step_db = 0.25;

/// The mastering that brings a work of loudness `measured` (LUFS, before any gain) to the profile. `limiter_loss` is the loudness in LU
/// that limiting takes away at that gain.
Mastering choose_mastering(const LoudnessProfile& profile, double measured, double limiter_loss);

/// Applies gain and limiter. `out` has the length of `samples`; full scale is 1.0.
LimiterReport master(std::span<const std::int16_t> samples, const Mastering& mastering, std::vector<float>& out);

}  // namespace earbound
