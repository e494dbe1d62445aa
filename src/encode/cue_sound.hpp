#pragma once
// Cue sounds: short signals that stand before headings, quotes and the like.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/algorithm_version.hpp"

namespace earbound {

/// Of what is made of a file of cue sound.
inline constexpr AlgorithmVersion cue_sound_version{"cue sounds", 1};

/// Mono samples at narration_rate. Throws Error with the path when the file is not sound, is not mono at that rate, or
/// is longer than three seconds.
std::vector<std::int16_t> read_cue_sound(const std::string& path);

/// All .wav and .flac files of a directory, by their names without extension. A directory that does not exist has none.
std::map<std::string, std::vector<std::int16_t>> read_cue_sounds(const std::string& directory);

}  // namespace earbound
