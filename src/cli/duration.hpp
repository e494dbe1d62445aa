#pragma once
// Lengths of time as people type them.

#include <optional>
#include <string_view>

#include "base/units.hpp"

namespace earbound {

/// "2h", "90m", "1h30m", or a number of minutes; nullopt for anything else, and for what is longer than a year.
std::optional<Milliseconds> duration_from_text(std::string_view text);

}  // namespace earbound
