#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/standard_output.hpp"
#include "config/language.hpp"
#include "pipeline/voice_choice.hpp"
#include "synth/espeak_synthesizer.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

/// By ICU; the engine's own name where that tells more, or where ICU has none.
std::string name_of(const VoiceCatalogue::EngineProfile& voice) {
  const std::string name = language_name(voice.language);
  if (name == voice.language) return voice.engine.name;
  return name == voice.engine.name ? name : fmt::format("{} ({})", name, voice.engine.name);
}

/// How well a language is covered.
std::string coverage_of(const std::string& language, const std::vector<std::string>& announced) {
  const bool known = std::any_of(announced.begin(), announced.end(),
                                 [&](const std::string& tag) { return same_language(tag, language); });
  return known ? "announcements and reading rules" : "structure by pauses and cue sounds";
}

}  // namespace

int run_voices(const CommandLine& line) {
  const BuildOptions options = build_options(line);
  const auto wanted = [&](const std::string& language) {
    return line.engine_language.empty() || language == line.engine_language ||
           language.starts_with(line.engine_language + "-");
  };
  const std::vector<std::string> announced = installed_languages(options.reading.voices_directory);
  print("Voice profiles, for --voice:\n");
  for (const VoiceProfile& voice : options.voices.profiles())
    if (wanted(voice.language))
      print(fmt::format("  {}: {} ({}, {} words a minute)\n", voice.name, voice.description, voice.language,
                        voice.rate_wpm));
  print("Voices of the engine, for --voice as well; a plus and a variant may follow (pl+f3):\n");
  for (const auto& voice : options.voices.engine_voices())
    if (wanted(voice.language) || wanted(voice.engine.language))
      print(fmt::format("  {}: {}; {}\n", voice.name, name_of(voice), coverage_of(voice.language, announced)));
  std::string variants;
  for (const std::string& variant : espeak_variants()) variants += (variants.empty() ? "" : ", ") + variant;
  print(fmt::format("Variants: {}\n", variants));
  return 0;
}

}  // namespace earbound
