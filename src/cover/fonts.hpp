#pragma once
// The fonts of this machine. The adapter of fontconfig.

#include <string>
#include <vector>

#include "base/hash.hpp"

namespace earbound {

struct Fonts {
  bool any = false;
  Hash state;                            ///< of their files and versions, and of the library that chooses among them
  std::vector<std::string> directories;  ///< where they lie, ascending: a font that comes or goes changes one of them
};

/// As they stood at the first call; it takes some milliseconds.
const Fonts& installed_fonts();

}  // namespace earbound
