#include "pipeline/voice_catalogue.hpp"

#include <algorithm>
#include <set>

#include "config/voice_profile.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

/// Small letters, with hyphens only: names and tags are compared so.
std::string folded(std::string_view name) {
  std::string result = lower_case(name);
  std::replace(result.begin(), result.end(), '_', '-');
  return result;
}

bool same(std::string_view a, std::string_view b) { return folded(a) == folded(b); }

/// "pt-BR" of "roa/pt-BR".
std::string_view stem(std::string_view identifier) { return identifier.substr(identifier.rfind('/') + 1); }

/// Dialects of one region, and Chinese written in Latin letters: they are taken when asked for by name.
bool is_special(const VoiceCatalogue::EngineProfile& voice) {
  const std::string& tag = voice.engine.language;
  return tag.find("-x-") != std::string::npos || std::count(tag.begin(), tag.end(), '-') > 1 ||
         !same(voice.name, tag) || canonical_language(tag).empty();
}

}  // namespace

VoiceCatalogue::VoiceCatalogue(std::vector<VoiceProfile> profiles, std::string voices_directory)
    : profiles_(std::move(profiles)), directory_(std::move(voices_directory)) {}

const std::vector<VoiceCatalogue::EngineProfile>& VoiceCatalogue::engine_voices() const {
  if (engine_) return *engine_;
  engine_.emplace();
  std::set<std::string> taken;
  for (EngineVoice& voice : espeak_voices()) {
    std::string name = voice.language;
    if (!taken.insert(name).second) name = lower_case(stem(voice.identifier));
    std::string language = canonical_language(voice.language);
    if (language.empty()) language = voice.language;
    engine_->push_back({std::move(voice), std::move(name), std::move(language)});
  }
  return *engine_;
}

const VoiceCatalogue::EngineProfile* VoiceCatalogue::find_engine_voice(const std::string& name) const {
  for (const EngineProfile& voice : engine_voices())
    if (same(voice.name, name) || same(voice.engine.identifier, name) || same(stem(voice.engine.identifier), name))
      return &voice;
  const EngineProfile* best = nullptr;
  int priority = 0;
  for (const EngineProfile& voice : engine_voices())
    for (const EngineVoice::Alias& alias : voice.engine.aliases)
      if (same(alias.language, name) && (best == nullptr || alias.priority < priority)) {
        best = &voice;
        priority = alias.priority;
      }
  return best;
}

/// The profile that speaks with this very voice; else one like the profile of the language, or like no other.
VoiceProfile VoiceCatalogue::profile_of(const EngineProfile& voice) const {
  const VoiceProfile* model = nullptr;
  for (const VoiceProfile& profile : profiles_) {
    if (find_engine_voice(profile.engine_voice) == &voice) return profile;
    if (model == nullptr && same_language(profile.language, voice.language)) model = &profile;
  }
  VoiceProfile made = model != nullptr ? *model : load_default_voice(directory_);
  made.name = voice.name;
  made.description = voice.engine.name;
  made.language = voice.language;
  made.engine_voice = voice.engine.identifier;
  made.file.clear();
  return made;
}

std::optional<VoiceProfile> VoiceCatalogue::without_variant(const std::string& name) const {
  for (const VoiceProfile& profile : profiles_)
    if (profile.name == name) return profile;
  const EngineProfile* voice = find_engine_voice(name);
  return voice == nullptr ? std::nullopt : std::optional(profile_of(*voice));
}

std::optional<VoiceProfile> VoiceCatalogue::named(const std::string& name) const {
  const std::size_t plus = name.rfind('+');
  if (plus == std::string::npos) return without_variant(name);
  const std::string variant = name.substr(plus + 1);
  const std::vector<std::string> variants = espeak_variants();
  if (std::find(variants.begin(), variants.end(), variant) == variants.end()) return std::nullopt;
  auto voice = without_variant(name.substr(0, plus));
  if (!voice) return voice;
  voice->name += "+" + variant;
  voice->engine_voice = voice->engine_voice.substr(0, voice->engine_voice.find('+')) + "+" + variant;
  return voice;
}

std::optional<VoiceCatalogue::Match> VoiceCatalogue::for_language(const std::string& tag) const {
  if (tag.empty()) return std::nullopt;
  for (const VoiceProfile& profile : profiles_)
    if (same(profile.language, tag)) return Match{profile};
  if (tag.find_first_of("-_") == std::string::npos)
    for (const VoiceProfile& profile : profiles_)
      if (same_language(profile.language, tag)) return Match{profile};
  std::vector<const EngineProfile*> voices;
  for (const EngineProfile& voice : engine_voices()) {
    if (same(voice.language, tag) || same(voice.name, tag)) return Match{profile_of(voice)};
    if (!is_special(voice)) voices.push_back(&voice);
  }
  const auto usual_first = [](const EngineProfile* a, const EngineProfile* b) {
    return a->engine.priority < b->engine.priority;
  };
  std::stable_sort(voices.begin(), voices.end(), usual_first);
  std::vector<std::string> languages;
  languages.reserve(voices.size());
  for (const EngineProfile* voice : voices) languages.push_back(voice->language);
  const int nearest = nearest_language(tag, languages);
  if (nearest < 0) return std::nullopt;
  const EngineProfile& voice = *voices[static_cast<std::size_t>(nearest)];
  return Match{profile_of(voice), same_language_in_full(voice.language, tag)};
}

std::string VoiceCatalogue::known_names() const {
  std::string names;
  for (const VoiceProfile& profile : profiles_) names += (names.empty() ? "" : ", ") + profile.name;
  return "use one of: " + names + ", or a voice of the engine: `earbound voices` lists them";
}

}  // namespace earbound
