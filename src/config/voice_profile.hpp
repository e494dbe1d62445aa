#pragma once
// Voice profiles as files: NAME.yaml in one of the voices directories.

#include <span>
#include <string>
#include <vector>

#include "model/voice.hpp"

namespace earbound {

/// Throws Error with file, line and what is allowed for unknown keys, wrong types, values out of range, missing
/// lexicons.
VoiceProfile load_voice_profile(const std::string& path);

/// All profiles, by name. Where two directories have the same name, the earlier directory wins. Directories that do not
/// exist count as empty.
std::vector<VoiceProfile> list_voice_profiles(std::span<const std::string> directories);

/// What a voice of the engine is like that has no profile: languages/und/voice.yaml in the voices directory. Its
/// language and engine voice mean nothing. Throws as load_voice_profile.
VoiceProfile load_default_voice(const std::string& voices_directory);

}  // namespace earbound
