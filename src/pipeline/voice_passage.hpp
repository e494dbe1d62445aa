#pragma once
// The passage that a voice speaks so that its level can be measured.

#include <string>

#include "model/script.hpp"
#include "model/voice.hpp"

namespace earbound {

/// Prose of about half a minute in the language of the profile: its passage.txt in the directory of voices, a paragraph
/// between blank lines; where there is none, familiar_words(). `language` is that of its utterances, as in Utterance.
/// Throws Error when the file cannot be read, or has no words.
Segment voice_passage(const std::string& voices, const VoiceProfile& voice, const std::string& language);

}  // namespace earbound
