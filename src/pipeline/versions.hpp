#pragma once
// What this earbound is made of.

#include <string>
#include <vector>

#include "publish/report.hpp"

namespace earbound {

/// earbound first, then the engine, then the libraries that shape the sound.
std::vector<ComponentVersion> component_versions();

}  // namespace earbound
