#pragma once
// How fast an edition of a work is read, beside its normal reading: `--editions normal,fast`.

#include <optional>
#include <string>
#include <string_view>

namespace earbound {

inline constexpr int slowest_wpm = 80, fastest_wpm = 450;

struct Pace {
  std::string name = "normal";  ///< "slow", "normal", "fast" or a number of words a minute
  double factor = 1;            ///< of the normal rate
  int rate_wpm = 0;             ///< instead of the factor; 0: the factor holds
  bool operator==(const Pace&) const = default;
};

/// nullopt for an unknown name, or a number that the engine cannot speak at.
std::optional<Pace> pace_from_name(std::string_view name);

/// Words a minute at this pace for a voice whose normal rate is `normal_wpm`.
int paced_rate(const Pace& pace, int normal_wpm);

/// What is added to the names of files, directories and titles: nothing for the normal pace, else "-fast" and "
/// (fast)".
std::string file_suffix(const Pace& pace);
std::string title_suffix(const Pace& pace);

}  // namespace earbound
