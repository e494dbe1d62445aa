#include "synth/espeak_synthesizer.hpp"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/units.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr int buffer_ms = 500;
/// Below the engine's normal 100, at which peaks clip; mastering raises the level.
constexpr int volume = 60;

void initialise() {
  static const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, buffer_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate != narration_rate.hz)
    throw Error("the speech engine eSpeak NG could not be started", "install the package espeak-ng-data");
}

/// Where the engine's callback puts what it hears. One engine in a process, so one place.
struct Capture {
  Speech* speech = nullptr;
  bool failed = false;
};
Capture capture;

/// Called from C: must not throw.
int receive(short* samples, int count, espeak_EVENT* events) noexcept {
  if (capture.speech == nullptr) return 1;
  try {
    if (samples != nullptr && count > 0) capture.speech->samples.insert(capture.speech->samples.end(), samples, samples + count);
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events)
      if (events->type == espeakEVENT_WORD && events->text_position > 0 && events->sample >= 0)
        capture.speech->events.push_back(
            {static_cast<std::uint32_t>(events->text_position - 1), static_cast<std::uint32_t>(events->sample)});
    return 0;
  } catch (...) {
    capture.failed = true;
    return 1;
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
    set(espeakVOLUME, volume);
    set(espeakRATE, prosody.rate_wpm);
    set(espeakPITCH, prosody.pitch);
    set(espeakRANGE, prosody.range);
    current_ = prosody;
  }

  void speak(std::string_view text, bool phonemes, const Prosody& prosody, Speech& speech) override {
    prepare(prosody);
    speech.samples.clear();
    speech.events.clear();
    const std::string terminated(text);
    capture = {&speech, false};
    const unsigned flags = espeakCHARS_UTF8 | espeakENDPAUSE | (phonemes ? espeakPHONEMES : 0U);
    const auto status = espeak_Synth(terminated.c_str(), terminated.size() + 1, 0, POS_CHARACTER, 0, flags, nullptr, nullptr);
    capture.speech = nullptr;
    if (status != EE_OK || capture.failed) throw Error("the speech engine could not speak an utterance");
    std::stable_sort(speech.events.begin(), speech.events.end(), [](auto& a, auto& b) { return a.frame < b.frame; });
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

  Prosody current_{"", 0, 0, 0};
};

}  // namespace

std::unique_ptr<Synthesizer> make_espeak_synthesizer() { return std::make_unique<EspeakSynthesizer>(); }

std::string espeak_ipa(const std::string& text, bool phonemes, const std::string& engine_voice) {
  EspeakSynthesizer synthesizer;
  synthesizer.prepare({engine_voice, 175, 50, 50});
  constexpr int ipa = 2;
  // Only speaking switches the reading of phonemes in brackets on or off; the conversion keeps to what it finds.
  Speech nothing;
  synthesizer.speak(" ", phonemes, {engine_voice, 175, 50, 50}, nothing);
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
  KeyBuilder key("engine 1");
  key.add(espeak_Info(&path)).add(path);
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed))
    if (at->is_regular_file()) files.push_back(at->path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files)
    key.add(file.string()).add(static_cast<std::int64_t>(fs::file_size(file))).add(fs::last_write_time(file).time_since_epoch().count());
  return key.key().hex();
}

std::vector<EngineVoice> espeak_voices() {
  initialise();
  std::vector<EngineVoice> voices;
  for (const espeak_VOICE** voice = espeak_ListVoices(nullptr); *voice != nullptr; ++voice)
    voices.push_back({(*voice)->name, (*voice)->languages + 1});  // the first byte is a priority
  std::sort(voices.begin(), voices.end(), [](auto& a, auto& b) { return a.language < b.language; });
  return voices;
}

}  // namespace earbound
