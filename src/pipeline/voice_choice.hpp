#pragma once
// Which voice speaks which language.

#include <set>
#include <string>

#include "config/library.hpp"
#include "model/document.hpp"
#include "pipeline/build_options.hpp"
#include "script/scriptwriter.hpp"
#include "synth/clip_builder.hpp"

namespace earbound {

struct VoiceChoice {
  VoiceProfile voice;
  std::string remark;  ///< for the listener, when it is not exactly what was asked for; else empty
};

/// The voice of a work: --voice, else the one that the article names, else the library's where it is of the article's
/// language, else that of its language, else English. Throws Error when the article or the library names a voice that
/// does not exist, or the article a language that no voice is for.
VoiceChoice choose_voice(const BuildOptions& options, const Document& document, const Library& library = {});

/// The voices of all `languages` a work uses; languages without a voice are spoken by the work's voice.
VoiceTable choose_voices(const BuildOptions& options, const VoiceProfile& voice, const std::set<std::string>& languages,
                         const Pace& pace = {});

/// The voice at another pace than its normal one.
VoiceProfile at_pace(const VoiceProfile& voice, const Pace& pace);

/// How a work is read by `voice`: as asked for, with the lexicons of the library that `source` stands in, if any (an
/// empty `source` stands in none). Throws Error with file and line when library.yaml is wrong.
ScriptOptions script_options(const BuildOptions& options, const VoiceProfile& voice, const std::string& source);

}  // namespace earbound
