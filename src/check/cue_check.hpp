#pragma once
// Transcripts: WebVTT (W3C) and SubRip.

#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"

namespace earbound {

/// What is wrong with the times of the cues in a sound of this length, as clauses. Empty: nothing.
std::vector<std::string> cue_faults(std::string_view text, bool web_vtt, Milliseconds length);

}  // namespace earbound
