#include "pipeline/voice_choice.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "config/library.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

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

VoiceChoice choose_voice(const BuildOptions& options, const Document& document, const Library& library) {
  if (options.voice) return {at_rate(*options.voice, options), {}};
  if (const std::string& wanted = document.metadata.voice; !wanted.empty()) {
    if (const auto voice = options.voices.named(wanted)) return {at_rate(*voice, options), {}};
    throw Error("the article asks for the voice '" + wanted + "', which does not exist", options.voices.known_names())
        .at(document.source);
  }
  if (!library.voice.empty()) {
    const auto voice = options.voices.named(library.voice);
    if (!voice) throw Error("there is no voice '" + library.voice + "'", options.voices.known_names()).at(library.file);
    const std::string& written = document.metadata.language;
    if (written.empty() || same_language(written, voice->language)) return {at_rate(*voice, options), {}};
  }
  const std::string language = document.metadata.language.empty() ? "en" : document.metadata.language;
  const auto match = options.voices.for_language(language);
  if (!match)
    throw Error("there is no voice for the language '" + language + "'",
                "name one with --voice; `earbound voices` lists them")
        .at(document.source);
  VoiceChoice choice{at_rate(match->voice, options), {}};
  if (!match->exact)
    choice.remark = fmt::format("{}: language: {}; the nearest voice is '{}', {}", document.source,
                                language_name(language), choice.voice.name, language_name(choice.voice.language));
  return choice;
}

VoiceTable choose_voices(const BuildOptions& options, const VoiceProfile& voice, const std::set<std::string>& languages,
                         const Pace& pace) {
  VoiceTable table{{"", voice}};
  for (const std::string& language : languages) {
    if (language.empty() || same_language(language, voice.language)) continue;
    if (const auto match = options.voices.for_language(language))
      table.emplace(language, at_pace(at_rate(match->voice, options), pace));
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
    const Library library = library_of_articles_in(std::filesystem::path(source).parent_path().string());
    script.lexicons.insert(script.lexicons.begin(), library.lexicons.begin(), library.lexicons.end());
  }
  return script;
}

}  // namespace earbound
