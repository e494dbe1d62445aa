#pragma once
// A voice for tests: every word is a tone of 10 ms a letter, words follow each other without a gap.

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "synth/synthesizer.hpp"

namespace earbound {

class ToneSynthesizer final : public Synthesizer {
 public:
  static constexpr std::uint32_t letter = 220;          ///< frames
  std::uint32_t silence_before = 0, silence_after = 0;  ///< frames around every utterance, as an engine adds them
  std::vector<std::string> spoken;
  std::vector<Prosody> prosodies;
  std::vector<CharacterRange> stressed;  ///< of the last utterance

  void prepare(const Prosody& prosody) override {
    if (prosody.engine_voice.empty()) throw Error("no voice");
  }

  /// Only ASCII: characters are bytes. The word "silent" makes no sound; its time passes.
  void speak(const SpokenText& request, const Prosody& prosody, Speech& speech) override {
    const std::string_view text = request.text;
    prepare(prosody);
    stressed.assign(request.stressed.begin(), request.stressed.end());
    spoken.emplace_back(text);
    prosodies.push_back(prosody);
    speech.samples.assign(silence_before, 0);
    speech.events.clear();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string_view word = text.substr(at, end - at);
      if (!word.empty()) {
        speech.events.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(speech.samples.size())});
        for (std::size_t i = 0; i < word.size() * letter; ++i)
          speech.samples.push_back(word == "silent" ? std::int16_t{0} : tone(i));
      }
      at = end + 1;
    }
    speech.samples.insert(speech.samples.end(), silence_after, 0);
  }

 private:
  /// Never zero, so that a word's own samples are not taken for silence.
  static std::int16_t tone(std::size_t i) {
    return static_cast<std::int16_t>(8000.5 * std::sin(0.2 * (static_cast<double>(i) + 0.37)) + (i % 2 == 0 ? 3 : -3));
  }
};

}  // namespace earbound
