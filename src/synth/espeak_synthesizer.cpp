#include "synth/espeak_synthesizer.hpp"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/units.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr int buffer_ms = 500;
/// Below the engine's normal 100, at which peaks clip; mastering raises the level.
constexpr int usual_volume = 60;

void initialise() {
  static const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, buffer_ms, nullptr,
                                            espeakINITIALIZE_DONT_EXIT | espeakINITIALIZE_PHONEME_EVENTS);
  if (rate != narration_rate.hz)
    throw Error("the speech engine eSpeak NG could not be started", "install the package espeak-ng-data");
}

struct PhonemeEvent {
  std::uint32_t frame = 0;
  bool nasal = false;
};

/// Where the engine's callback puts what it hears. One engine in a process, so one place.
struct Capture {
  Speech* speech = nullptr;
  std::vector<PhonemeEvent>* phonemes = nullptr;
  bool failed = false;
};
Capture capture;

/// Engine mnemonics of nasals: m, n, N, n^ and their like. No other phoneme begins so.
bool is_nasal(const char* mnemonic) { return *mnemonic == 'm' || *mnemonic == 'n' || *mnemonic == 'N'; }

/// Called from C: must not throw.
int receive(short* samples, int count, espeak_EVENT* events) noexcept {
  if (capture.speech == nullptr) return 1;
  try {
    if (samples != nullptr && count > 0)
      capture.speech->samples.insert(capture.speech->samples.end(), samples, samples + count);
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
      if (events->sample < 0) continue;
      const auto frame = static_cast<std::uint32_t>(events->sample);
      if (events->type == espeakEVENT_WORD && events->text_position > 0)
        capture.speech->events.push_back({static_cast<std::uint32_t>(events->text_position - 1), frame});
      else if (events->type == espeakEVENT_PHONEME)
        capture.phonemes->push_back({frame, is_nasal(events->id.string)});
    }
    return 0;
  } catch (...) {
    capture.failed = true;
    return 1;
  }
}

/// How much higher and louder a stressed word is: about two semitones and 1.5 dB. Measured beside other ways: the
/// engine's own emphasis moves the tune of the whole clause and lowers the pitch of the word; markup adds pauses.
constexpr int stress_pitch = 16, stress_volume_percent = 120;

int engine_volume(const Prosody& prosody, int percent = 100) {
  return (usual_volume * prosody.volume * percent + 5000) / 10'000;
}

/// The text with the engine's commands around stressed words, and how to find the way back to the characters as given.
class CommandedText {
 public:
  CommandedText(const SpokenText& spoken, const Prosody& prosody) {
    const std::string raised = command(std::min(prosody.pitch + stress_pitch, 99), 'P') +
                               command(engine_volume(prosody, stress_volume_percent), 'A');
    const std::string normal = command(prosody.pitch, 'P') + command(engine_volume(prosody), 'A');
    std::uint32_t character = 0;
    auto range = spoken.stressed.begin();
    bool inside = false;
    const auto switch_stress = [&] {
      if (inside && character == range->end) {
        insert(normal);
        inside = false;
        ++range;
      }
      if (!inside && range != spoken.stressed.end() && character == range->begin) {
        insert(raised);
        inside = true;
      }
    };
    for (const char c : spoken.text) {
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
        switch_stress();
        ++character;
        ++length_;
      }
      text_ += c == escape ? ' ' : c;  // a text gives no commands
    }
    if (inside) insert(normal);
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::uint32_t as_given(std::uint32_t character) const {
    std::uint32_t inserted = 0;
    for (const Insertion& insertion : insertions_) {
      if (insertion.at >= character) break;
      inserted += std::min(insertion.length, character - insertion.at);
    }
    return character - inserted;
  }

 private:
  static constexpr char escape = '\x01';
  static std::string command(int value, char parameter) { return escape + std::to_string(value) + parameter; }

  void insert(const std::string& commands) {
    insertions_.push_back({length_, static_cast<std::uint32_t>(commands.size())});
    text_ += commands;
    length_ += static_cast<std::uint32_t>(commands.size());
  }

  struct Insertion {
    std::uint32_t at, length;  ///< characters of `text_`
  };
  std::string text_;
  std::uint32_t length_ = 0;
  std::vector<Insertion> insertions_;
};

/// Whether the word at `character` is written with a vowel at its beginning, or with an h that may be silent.
bool begins_with_vowel(std::string_view text, std::uint32_t character) {
  std::size_t at = 0;
  for (std::uint32_t i = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && i++ == character) break;
  if (at >= text.size()) return false;
  constexpr std::string_view consonants[] = {"ç", "Ç", "ñ", "Ñ"};
  if (text[at] == '\xC3')
    return std::find(std::begin(consonants), std::end(consonants), text.substr(at, 2)) == std::end(consonants);
  return std::string_view("aeiouhAEIOUH").find(text[at]) != std::string_view::npos;
}

/// The engine tells of a word that begins with a vowel at the nasal before it ("in" + "its" at the n): the vowel comes
/// with the next phoneme.
void pass_nasals(std::string_view text, std::span<const PhonemeEvent> phonemes, std::vector<WordEvent>& words) {
  for (WordEvent& word : words) {
    const auto at =
        std::lower_bound(phonemes.begin(), phonemes.end(), word.frame,
                         [](const PhonemeEvent& phoneme, std::uint32_t frame) { return phoneme.frame < frame; });
    if (phonemes.end() - at < 2 || at->frame != word.frame || !at->nasal) continue;
    if (begins_with_vowel(text, word.character)) word.frame = (at + 1)->frame;
  }
}

class EspeakSynthesizer final : public Synthesizer {
 public:
  EspeakSynthesizer() {
    initialise();
    espeak_SetSynthCallback(&receive);
  }

  void prepare(const Prosody& prosody) override {
    if (prosody == current_) return;
    if (prosody.engine_voice != current_.engine_voice) set_voice(prosody.engine_voice);
    set(espeakVOLUME, engine_volume(prosody));
    set(espeakRATE, prosody.rate_wpm);
    set(espeakPITCH, prosody.pitch);
    set(espeakRANGE, prosody.range);
    current_ = prosody;
  }

  void speak(const SpokenText& spoken, const Prosody& prosody, Speech& speech) override {
    prepare(prosody);
    speech.samples.clear();
    speech.events.clear();
    const CommandedText commanded(spoken, prosody);
    const std::string& text = commanded.text();
    phonemes_.clear();
    capture = {&speech, &phonemes_, false};
    const unsigned flags = espeakCHARS_UTF8 | espeakENDPAUSE | (spoken.phonemes ? espeakPHONEMES : 0U);
    const auto status = espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, flags, nullptr, nullptr);
    capture.speech = nullptr;
    if (status != EE_OK || capture.failed) throw Error("the speech engine could not speak an utterance");
    for (WordEvent& event : speech.events) event.character = commanded.as_given(event.character);
    const auto earlier = [](auto& a, auto& b) { return a.frame < b.frame; };
    std::stable_sort(phonemes_.begin(), phonemes_.end(), earlier);
    pass_nasals(spoken.text, phonemes_, speech.events);
    std::stable_sort(speech.events.begin(), speech.events.end(), earlier);
  }

 private:
  static void set(espeak_PARAMETER parameter, int value) {
    if (espeak_SetParameter(parameter, value, 0) != EE_OK) throw Error("the speech engine refused a setting");
  }

  static void set_voice(const std::string& name) {
    if (espeak_SetVoiceByName(name.c_str()) == EE_OK) return;
    espeak_VOICE wanted{};
    wanted.languages = name.c_str();
    if (espeak_SetVoiceByProperties(&wanted) != EE_OK)
      throw Error("the speech engine has no voice '" + name + "'", "`earbound voices` lists those it has");
  }

  Prosody current_{"", 0, 0, 0, 0};
  std::vector<PhonemeEvent> phonemes_;  // of the utterance being spoken
};

}  // namespace

std::unique_ptr<Synthesizer> make_espeak_synthesizer() { return std::make_unique<EspeakSynthesizer>(); }

std::string espeak_ipa(const std::string& text, bool phonemes, const std::string& engine_voice) {
  EspeakSynthesizer synthesizer;
  synthesizer.prepare({engine_voice, 175, 50, 50, 100});
  constexpr int ipa = 2;
  // Only speaking switches the reading of phonemes in brackets on or off; the conversion keeps to what it finds.
  Speech nothing;
  synthesizer.speak({" ", phonemes, {}}, {engine_voice, 175, 50, 50, 100}, nothing);
  std::string heard;
  const void* rest = text.c_str();
  while (rest != nullptr) {
    const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8 | (phonemes ? espeakPHONEMES : 0), ipa);
    if (clause != nullptr) heard += clause;
  }
  return heard;
}

std::string espeak_version() {
  initialise();
  const char* path = nullptr;
  return espeak_Info(&path);
}

std::string espeak_data_version() {
  initialise();
  const char* path = nullptr;
  KeyBuilder key("engine");
  key.add(espeak_Info(&path)).add(path);
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed))
    if (at->is_regular_file()) files.push_back(at->path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files)
    key.add(file.string())
        .add(static_cast<std::int64_t>(fs::file_size(file)))
        .add(fs::last_write_time(file).time_since_epoch().count());
  return key.key().hex();
}

std::vector<std::string> espeak_phonemes(const std::vector<std::string>& texts, const std::string& engine_voice) {
  EspeakSynthesizer synthesizer;
  synthesizer.prepare({engine_voice, 175, 50, 50, 100});
  std::vector<std::string> spoken;
  for (const std::string& text : texts) {
    std::string& phonemes = spoken.emplace_back();
    const void* rest = text.c_str();
    while (rest != nullptr)
      if (const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0)) phonemes += clause;
  }
  return spoken;
}

std::vector<EngineVoice> espeak_voices() {
  initialise();
  std::vector<EngineVoice> voices;
  for (const espeak_VOICE** at = espeak_ListVoices(nullptr); *at != nullptr; ++at) {
    const espeak_VOICE& listed = **at;
    EngineVoice voice;
    voice.name = listed.name;
    std::replace(voice.name.begin(), voice.name.end(), '_', ' ');
    voice.identifier = listed.identifier;
    if (voice.identifier.starts_with("mb/")) continue;
    // A row of languages, each with a byte of priority before it; a priority of 0 ends it.
    for (const char* language = listed.languages; *language != '\0';) {
      const int priority = static_cast<unsigned char>(*language++);
      std::string tag = language;
      language += tag.size() + 1;
      if (voice.language.empty()) {
        voice.language = std::move(tag);
        voice.priority = priority;
      } else {
        voice.aliases.push_back({std::move(tag), priority});
      }
    }
    voices.push_back(std::move(voice));
  }
  std::sort(voices.begin(), voices.end(), [](const EngineVoice& a, const EngineVoice& b) {
    return std::tie(a.language, a.identifier) < std::tie(b.language, b.identifier);
  });
  return voices;
}

std::vector<std::string> espeak_variants() {
  initialise();
  espeak_VOICE wanted{};
  wanted.languages = "variant";
  std::vector<std::string> names;
  for (const espeak_VOICE** at = espeak_ListVoices(&wanted); *at != nullptr; ++at) {
    const std::string_view identifier = (*at)->identifier;
    constexpr std::string_view folder = "!v/";
    if (identifier.starts_with(folder)) names.emplace_back(identifier.substr(folder.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace earbound
