#include "base/nearest_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace earbound {

std::size_t spelling_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    before = std::exchange(last, row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1)});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
    }
  }
  return row[b.size()];
}

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known,
                              std::size_t most_changes) {
  constexpr std::size_t longest_name = 100;  // nobody mistyped more
  if (name.size() > longest_name) return {};
  std::string_view nearest;
  std::size_t least = most_changes + 1;
  for (const std::string_view candidate : known) {
    const std::size_t changes = spelling_distance(name, candidate);
    if (changes >= least) continue;
    least = changes;
    nearest = candidate;
  }
  return nearest;
}

std::string nearest_names(std::string_view name, std::span<const std::string_view> known) {
  const std::string_view nearest = nearest_name(name, known, name.size() / 2 + 1);  // more changes make another word
  if (!nearest.empty()) return fmt::format("did you mean '{}'?", nearest);
  return fmt::format("it can be: {}", fmt::join(known, ", "));
}

}  // namespace earbound
