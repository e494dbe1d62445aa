#pragma once
// Which voice speaks which language.

#include <set>
#include <string>

#include "model/document.hpp"
#include "pipeline/build_options.hpp"
#include "script/scriptwriter.hpp"
#include "synth/clip_builder.hpp"

namespace earbound {

/// The profile that fits a BCP 47 tag best: the same tag, else the same language; nullptr when there is none.
const VoiceProfile* profile_for_language(const std::vector<VoiceProfile>& profiles, const std::string& language);

/// The voice of a work: --voice, else the one that the article names, else that of its language, else English.
/// Throws Error when the article names a voice that does not exist.
VoiceProfile choose_voice(const BuildOptions& options, const Document& document);

/// The voices of all `languages` a work uses; languages without a profile are spoken by the work's voice.
VoiceTable choose_voices(const BuildOptions& options, const VoiceProfile& voice, const std::set<std::string>& languages,
                         const Pace& pace = {});

/// The voice at another pace than its normal one.
VoiceProfile at_pace(const VoiceProfile& voice, const Pace& pace);

/// How a work is read by `voice`: as asked for, with the lexicons of the library that `source` stands in, if any (an
/// empty `source` stands in none). Throws Error with file and line when library.yaml is wrong.
ScriptOptions script_options(const BuildOptions& options, const VoiceProfile& voice, const std::string& source);

}  // namespace earbound
