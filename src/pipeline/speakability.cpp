#include "pipeline/speakability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "script/language_detector.hpp"
#include "script/outline.hpp"
#include "synth/espeak_synthesizer.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

void count(const Section& section, const std::string& outer, const std::string& work, const VoiceProfile& voice,
           LetterCount& letters) {
  const std::string& language = inner_language(section.language, outer);
  const auto add = [&](const std::vector<Run>& runs, const std::string& inner) {
    if (!same_language(inner, work)) return;
    for (const Run& run : runs)
      if (run.kind == Run::Kind::text && (run.language.empty() || same_language(run.language, work)))
        count_letters(run.text, voice.language, letters);
  };
  add(section.title, language);
  for (const Block& block : section.blocks) for_each_runs(block, language, add);
  for (const Section& child : section.children) count(child, language, work, voice, letters);
}

/// Letters of the voice's own scripts for which the engine has no more than one common name. It says so of many letters
/// at once; words that merely sound alike are few.
std::size_t nameless(const LetterCount& letters, const VoiceProfile& voice) {
  constexpr std::size_t most_letters = 4000, least_alike = 8;
  std::vector<std::pair<std::string, std::size_t>> known(letters.own.begin(), letters.own.end());
  std::sort(known.begin(), known.end(),
            [](const auto& a, const auto& b) { return std::tie(b.second, a.first) < std::tie(a.second, b.first); });
  if (known.size() > most_letters) known.resize(most_letters);
  std::vector<std::string> texts;
  texts.reserve(known.size());
  for (const auto& [letter, times] : known) texts.push_back(letter);
  struct Sound {
    std::size_t letters = 0, times = 0;
  };
  std::unordered_map<std::string, Sound> sounds;
  const std::vector<std::string> spoken = espeak_phonemes(texts, voice.engine_voice);
  for (std::size_t i = 0; i < spoken.size(); ++i) {
    Sound& sound = sounds[spoken[i]];
    ++sound.letters;
    sound.times += known[i].second;
  }
  std::size_t found = 0;
  for (const auto& [phonemes, sound] : sounds)
    if (sound.letters >= least_alike) found += sound.times;
  return found;
}

}  // namespace

std::string check_speakable(const Document& document, const VoiceProfile& voice) {
  constexpr std::size_t few_letters = 20;  // of which nothing can be said
  LetterCount letters;
  for (const Section& section : document.sections)
    count(section, document.metadata.language, document.metadata.language, voice, letters);
  if (letters.letters < few_letters) return {};
  std::size_t silent = letters.foreign;
  if (!letters.own.empty() && silent * 2 <= letters.letters) silent += nameless(letters, voice);
  if (silent * 10 <= letters.letters) return {};
  const std::string what = fmt::format("the voice '{}' ({}) has no sound for {} % of the letters", voice.name,
                                       language_name(voice.language), silent * 100 / letters.letters);
  if (silent * 2 <= letters.letters) return fmt::format("{}: {}", document.source, what);
  const LanguageGuess guess = guess_language(document);
  throw Error(what, guess.tag.empty() || same_language(guess.tag, voice.language)
                        ? "name another voice with --voice; `earbound voices` lists them"
                        : fmt::format("name a voice for {}: --voice {}", language_name(guess.tag), guess.tag))
      .at(document.source);
}

}  // namespace earbound
