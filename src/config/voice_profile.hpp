#pragma once
// Voice profiles as files: NAME.yaml in one of the voices directories.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/voice.hpp"

namespace earbound {

/// Throws Error with file, line and what is allowed for unknown keys, wrong types, values out of range, missing
/// lexicons.
VoiceProfile load_voice_profile(const std::string& path);

/// All profiles, by name. Where two directories have the same name, the earlier directory wins. Directories that do not
/// exist count as empty.
std::vector<VoiceProfile> list_voice_profiles(std::span<const std::string> directories);

/// The profile of this name; throws Error that lists the names there are.
VoiceProfile find_voice_profile(std::string_view name, std::span<const std::string> directories);

}  // namespace earbound
