#pragma once
// Where the installed voices are.

#include <string>

namespace earbound {

/// The voices directory that belongs to this program: share/earbound/voices beside its bin directory, or voices/ in a
/// directory above it (the source tree). Throws Error when there is none.
std::string voices_directory();

}  // namespace earbound
