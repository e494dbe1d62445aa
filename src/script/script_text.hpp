#pragma once
// A script as text, for proof-reading by eye or ear and for tests: one line for each utterance.

#include <string>

#include "model/script.hpp"
#include "model/texts.hpp"

namespace earbound {

/// The heading line, then for each utterance: its source line, role, language, cue, text and the pause after it in
/// milliseconds; "¶" where a paragraph ends; stressed words stand in asterisks. A line below shows what is spoken
/// otherwise than written. `texts` are those of the document that was read.
/// With `explain` each of those is followed by the class or rule that reads it so.
std::string script_text(const ScriptSection& section, const TextIndex& texts, bool explain = false);

/// The written words of a section in the order spoken, one a line, as fields parted by tabs: number of the text, first
/// byte in it and one past the last, source line, what is written there (white space folded), what is spoken.
std::string place_table(const ScriptSection& section, const TextIndex& texts);

}  // namespace earbound
