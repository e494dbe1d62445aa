#pragma once
// Whether a voice can speak what a text is written in.

#include <string>

#include "model/document.hpp"
#include "model/voice.hpp"

namespace earbound {

/// Throws Error with a remedy when most letters of `document` have no sound in `voice`: they are in a script that its
/// language is not written in (Japanese for an English voice), or the engine knows no more than the name of the script
/// ("Chinese letter"). When some are (more than a tenth), gives a line that says so; else nothing. Passages that are
/// marked as being in another language do not count.
std::string check_speakable(const Document& document, const VoiceProfile& voice);

}  // namespace earbound
