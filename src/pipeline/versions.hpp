#pragma once
// What this earbound is made of.

#include <span>
#include <vector>

#include "base/algorithm_version.hpp"
#include "publish/report.hpp"

namespace earbound {

/// earbound first, then the engine, then the libraries that shape the sound.
std::vector<ComponentVersion> component_versions();

/// The algorithms of the program that shape a clip: its samples and its marks.
std::span<const AlgorithmVersion> clip_algorithms();
/// All algorithms of the program that shape sound, each once.
std::vector<AlgorithmVersion> sound_algorithms();

}  // namespace earbound
