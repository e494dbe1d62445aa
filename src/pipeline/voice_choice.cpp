#include "pipeline/voice_choice.hpp"

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "config/library.hpp"

namespace earbound {
namespace {

std::string primary(const std::string& tag) { return tag.substr(0, tag.find_first_of("-_")); }

bool same(const std::string& a, const std::string& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y) || (x == '_' && y == '-') || (x == '-' && y == '_');
  });
}

/// A voice at another rate: its pauses go along, as they do when a person reads faster.
VoiceProfile at_words_a_minute(VoiceProfile voice, int rate_wpm) {
  const auto paced = [&](Milliseconds& pause) { pause.count = pause.count * voice.rate_wpm / rate_wpm; };
  for (Milliseconds* pause : {&voice.sentence_pause, &voice.paragraph_pause, &voice.section_pause}) paced(*pause);
  for (HeadingProsody& heading : voice.heading) {
    paced(heading.pause_before);
    paced(heading.pause_after);
  }
  voice.rate_wpm = rate_wpm;
  return voice;
}

VoiceProfile at_rate(const VoiceProfile& voice, const BuildOptions& options) {
  return at_words_a_minute(voice, options.rate_wpm.value_or(voice.rate_wpm));
}

}  // namespace

const VoiceProfile* profile_for_language(const std::vector<VoiceProfile>& profiles, const std::string& language) {
  const VoiceProfile* best = nullptr;
  for (const VoiceProfile& profile : profiles) {
    if (same(profile.language, language)) return &profile;
    if (best == nullptr && same(primary(profile.language), primary(language))) best = &profile;
  }
  return best;
}

VoiceProfile choose_voice(const BuildOptions& options, const Document& document) {
  if (options.voice) return at_rate(*options.voice, options);
  if (const std::string& wanted = document.metadata.voice; !wanted.empty()) {
    std::string known;
    for (const VoiceProfile& profile : options.voices) {
      if (profile.name == wanted) return at_rate(profile, options);
      known += (known.empty() ? "" : ", ") + profile.name;
    }
    throw Error("the article asks for the voice '" + wanted + "', which does not exist", "use one of: " + known)
        .at(document.source);
  }
  const std::string language = document.metadata.language.empty() ? "en" : document.metadata.language;
  const VoiceProfile* profile = profile_for_language(options.voices, language);
  if (profile == nullptr)
    throw Error("there is no voice for the language '" + language + "'",
                "name one with --voice; `earbound voices` lists them")
        .at(document.source);
  return at_rate(*profile, options);
}

VoiceTable choose_voices(const BuildOptions& options, const VoiceProfile& voice, const std::set<std::string>& languages,
                         const Pace& pace) {
  VoiceTable table{{"", voice}};
  for (const std::string& language : languages) {
    if (language.empty() || same(primary(language), primary(voice.language))) continue;
    if (const VoiceProfile* profile = profile_for_language(options.voices, language))
      table.emplace(language, at_pace(at_rate(*profile, options), pace));
  }
  return table;
}

VoiceProfile at_pace(const VoiceProfile& voice, const Pace& pace) {
  return at_words_a_minute(voice, paced_rate(pace, voice.rate_wpm));
}

ScriptOptions script_options(const BuildOptions& options, const VoiceProfile& voice, const std::string& source) {
  ScriptOptions script = options.reading;
  script.voice = voice;
  if (!source.empty()) {
    const Library library = load_library(std::filesystem::path(source).parent_path().string());
    script.lexicons.insert(script.lexicons.begin(), library.lexicons.begin(), library.lexicons.end());
  }
  return script;
}

}  // namespace earbound
