#pragma once
// From clips as spoken to clips as delivered: one gain for the whole work, peaks limited.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/algorithm_version.hpp"
#include "master/limiter.hpp"

namespace earbound {

/// How the level of a work is measured.
enum class Meter {
  integrated,  ///< LUFS, after BS.1770-4
  rms,         ///< dB of full scale, plain power
};

struct LoudnessProfile {
  std::string_view name;
  double loudness = -16;  ///< of the work, by `meter`
  double true_peak = -1;  ///< dBTP, held in the decoded file
  bool adjust = true;     ///< false: level and peaks are left as the engine speaks
  Meter meter = Meter::integrated;
  double coding_headroom_db = 0.8;  ///< how much lower the samples are limited, as coding lifts peaks
};

/// Profiles by name: podcast, broadcast, acx, none.
std::span<const LoudnessProfile> loudness_profiles();
std::optional<LoudnessProfile> find_loudness_profile(std::string_view name);

/// How the clips of a work are mastered: the same for all of them.
struct Mastering {
  double gain_db = 0;
  double ceiling_db = 0;  ///< true peak of the samples given to the encoders; 0: no limiting
  bool operator==(const Mastering&) const = default;
};

/// Gains are whole multiples of this.
inline constexpr double gain_step_db = 0.05;

/// How far from its profile a whole work may come out, in LU or dB, before its gain is corrected.
inline constexpr double level_tolerance = 0.5;

/// The mastering of a work that came out at the level `delivered` (by the profile's meter) with `mastering`: the same
/// when that is near enough, or silence. Corrected by whole decibels, so that an edit of a work whose gain had to be
/// corrected seldom moves it again.
Mastering corrected_mastering(const LoudnessProfile& profile, const Mastering& mastering, double delivered);

/// Of master() and all that it uses: gain, limiter, true peak, levels.
inline constexpr AlgorithmVersion mastering_version{"mastering", 2};

/// What mastering made of a clip.
struct ClipLevels {
  LimiterReport limiter;
  double energy = 0;            ///< sum of the squares of all samples, full scale 1.0
  double unlimited_energy = 0;  ///< the same without the limiter
};

/// Applies gain, phase rotator (phase_rotator.hpp) and limiter; where nothing is limited, the gain alone. `out` has the
/// length of `samples`; full scale is 1.0.
ClipLevels master(std::span<const std::int16_t> samples, const Mastering& mastering, std::vector<float>& out);

}  // namespace earbound
