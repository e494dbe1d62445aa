#pragma once
// Where the cache lies when nobody says where.

#include <string>

namespace earbound {

/// $XDG_CACHE_HOME/earbound, or ~/.cache/earbound. Without a home, a directory of the user's own in the system's
/// temporary one, made here; empty when somebody else has taken that name, or may write there.
std::string default_cache_directory();

}  // namespace earbound
