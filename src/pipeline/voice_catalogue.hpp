#pragma once
// Every voice there is: the profiles, and the engine's own voices as profiles made of defaults.

#include <optional>
#include <string>
#include <vector>

#include "model/voice.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {

class VoiceCatalogue {
 public:
  VoiceCatalogue() = default;
  /// `profiles` by name. `voices_directory` holds what engine voices are like by default. The engine is asked only when
  /// no profile will do.
  VoiceCatalogue(std::vector<VoiceProfile> profiles, std::string voices_directory);

  [[nodiscard]] const std::vector<VoiceProfile>& profiles() const { return profiles_; }

  /// The profile of this name ("en-gb"), or the engine's voice ("pl", "pt-BR", "roa/pt-BR"); with a variant of the
  /// engine behind a plus ("pl+f3"). Nothing when there is none.
  [[nodiscard]] std::optional<VoiceProfile> named(const std::string& name) const;

  struct Match {
    VoiceProfile voice;
    bool exact = true;  ///< else the voice is of another region, script or variety
  };
  /// The voice that speaks a BCP 47 tag best: the profile of this tag, or of this language when the tag says no more;
  /// else the nearest of all voices. Nothing when none is of the language or very near to it.
  [[nodiscard]] std::optional<Match> for_language(const std::string& tag) const;

  /// The engine's voices, each as named() would have it.
  struct EngineProfile {
    EngineVoice engine;
    std::string name;      ///< for --voice
    std::string language;  ///< BCP 47
  };
  [[nodiscard]] const std::vector<EngineProfile>& engine_voices() const;

  /// "use one of de, en-gb …, or any voice of the engine": the remedy for a name that is not there.
  [[nodiscard]] std::string known_names() const;

 private:
  [[nodiscard]] std::optional<VoiceProfile> without_variant(const std::string& name) const;
  [[nodiscard]] const EngineProfile* find_engine_voice(const std::string& name) const;
  [[nodiscard]] VoiceProfile profile_of(const EngineProfile& voice) const;

  std::vector<VoiceProfile> profiles_;
  std::string directory_;
  mutable std::optional<std::vector<EngineProfile>> engine_;
};

}  // namespace earbound
