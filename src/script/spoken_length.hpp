#pragma once
// How long a script will be, told before anything is spoken.

#include <functional>
#include <string>

#include "base/units.hpp"
#include "model/script.hpp"

namespace earbound {

/// Hundredths of a character that are spoken in the time of one of the engine's words, by the language of an utterance;
/// an empty one is that of the work.
using CharactersPerWord = std::function<int(const std::string& language)>;

/// About how long `script` will be spoken at `rate_wpm`, pauses included: from its letters. Within a tenth for running
/// text.
Milliseconds estimated_length(const ScriptSection& script, int rate_wpm, const CharactersPerWord& characters_per_word);

}  // namespace earbound
