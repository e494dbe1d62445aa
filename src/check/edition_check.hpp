#pragma once
// A finished edition verified again, without its source: what it holds against what report.json says of it, its files
// against each other, and its sound against its times.

#include <cstddef>
#include <string>

#include "base/units.hpp"
#include "check/finding.hpp"

namespace earbound {

struct EditionCheck {
  Findings findings;      ///< in the order of the report's files; empty: all is as it was built
  std::size_t files = 0;  ///< that report.json lists
  Milliseconds length;    ///< of the sound, as report.json says
};

/// Throws Error when `directory` holds no edition (no report.json that can be read).
EditionCheck check_edition(const std::string& directory);

}  // namespace earbound
