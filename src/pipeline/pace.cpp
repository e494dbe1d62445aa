#include "pipeline/pace.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace earbound {

std::optional<Pace> pace_from_name(std::string_view name) {
  if (name == "slow") return Pace{"slow", 0.8, 0};
  if (name == "normal") return Pace{};
  if (name == "fast") return Pace{"fast", 1.75, 0};
  Pace pace{std::string(name), 1, 0};
  const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), pace.rate_wpm);
  if (failed != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  if (pace.rate_wpm < slowest_wpm || pace.rate_wpm > fastest_wpm) return std::nullopt;
  pace.name = std::to_string(pace.rate_wpm);  // "0200" is no other edition than "200"
  return pace;
}

int paced_rate(const Pace& pace, int normal_wpm) {
  const int rate = pace.rate_wpm != 0 ? pace.rate_wpm : static_cast<int>(std::lround(normal_wpm * pace.factor));
  return std::clamp(rate, slowest_wpm, fastest_wpm);
}

std::string file_suffix(const Pace& pace) { return pace == Pace{} ? "" : "-" + pace.name; }
std::string title_suffix(const Pace& pace) { return pace == Pace{} ? "" : " (" + pace.name + ")"; }

}  // namespace earbound
