#pragma once
// A script as text, for proof-reading by eye or ear and for tests: one line for each utterance.

#include <string>

#include "model/script.hpp"

namespace earbound {

/// The heading line, then for each utterance: its source line, role, language, cue, text and the pause after it in
/// milliseconds; "¶" where a paragraph ends; stressed words stand in asterisks. With `words`, a line below shows what
/// is spoken otherwise than written.
std::string script_text(const ScriptSection& section, bool words = true);

}  // namespace earbound
