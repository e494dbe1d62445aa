#pragma once
// How long a script will be, told before anything is spoken.

#include <string>

#include "base/units.hpp"
#include "model/script.hpp"

namespace earbound {

/// About how long `script` will be spoken at `rate_wpm`, pauses included: from its letters, as measured for the
/// engine's voices. Within a tenth for running text; `language` is that of the work.
Milliseconds estimated_length(const ScriptSection& script, const std::string& language, int rate_wpm);

}  // namespace earbound
