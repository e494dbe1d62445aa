#pragma once
// eSpeak NG (libespeak-ng 1.51 and later). The engine's state is global: one object in a process, used by one thread,
// and what was spoken before changes what is spoken next. For the same samples every time, speak in a fresh fork of a
// process that has initialised the engine and not spoken (see fork_server.hpp).

#include <memory>
#include <string>
#include <vector>

#include "base/algorithm_version.hpp"
#include "synth/synthesizer.hpp"

namespace earbound {

/// How the engine is made to speak: its settings, stress, and where words begin.
inline constexpr AlgorithmVersion speech_version{"speech", 1};

/// Throws Error when the engine or its data cannot be loaded.
std::unique_ptr<Synthesizer> make_espeak_synthesizer();

/// The library's version, "1.51". Initialises the engine.
std::string espeak_version();
/// Changes whenever the library or any of its data files does: what the sound depends on. Initialises the engine.
std::string espeak_data_version();

/// What the engine would say, in the International Phonetic Alphabet. Initialises the engine.
std::string espeak_ipa(const std::string& text, bool phonemes, const std::string& engine_voice);

/// What the engine would say for each text, in its own mnemonics. Initialises the engine.
std::vector<std::string> espeak_phonemes(const std::vector<std::string>& texts, const std::string& engine_voice);

struct EngineVoice {
  std::string name;        ///< "Portuguese (Brazil)"
  std::string identifier;  ///< "roa/pt-BR": names it exactly
  std::string language;    ///< the engine's own tag, "pt-br"
  int priority = 5;        ///< among the voices of a language the lowest is the usual one
  struct Alias {
    std::string language;
    int priority = 5;
  };
  std::vector<Alias> aliases;  ///< other languages that it is for
};
/// The installed voices, by language; those of other synthesisers (MBROLA) are not among them. Initialises the engine.
std::vector<EngineVoice> espeak_voices();

/// The names of the variants that may follow a voice's name and a plus: "f3", "whisper". Initialises the engine.
std::vector<std::string> espeak_variants();

}  // namespace earbound
