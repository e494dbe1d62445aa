#pragma once
// The day on which a build says it runs.

#include <string>

namespace earbound {

/// "2026-11-25": the day that the environment's SOURCE_DATE_EPOCH names (seconds since 1970, in UTC), so that a build
/// can be repeated; else today, where the computer stands. Throws Error when SOURCE_DATE_EPOCH is no number.
std::string build_day();

}  // namespace earbound
