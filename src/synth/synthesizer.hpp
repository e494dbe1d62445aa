#pragma once
// A voice that speaks one utterance: the narrow interface behind which the engine stands (or a fake, in tests).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbound {

/// How an utterance is spoken.
struct Prosody {
  std::string engine_voice;  ///< eSpeak NG voice or language name, e.g. "en-gb"
  int rate_wpm = 175;        ///< 80 to 450
  int pitch = 50;            ///< 0 to 99
  int range = 50;            ///< 0 to 99
  int volume = 100;          ///< per cent, 50 to 150
  bool operator==(const Prosody&) const = default;
};

/// The engine begins to speak the character at `character` (0-based code point of the text) at `frame`.
struct WordEvent {
  std::uint32_t character = 0;
  std::uint32_t frame = 0;
};

struct Speech {
  std::vector<std::int16_t> samples;  ///< mono at narration_rate
  std::vector<WordEvent> events;      ///< in the order of their frames; several may name one character
};

/// Characters [begin, end), counted in code points.
struct CharacterRange {
  std::uint32_t begin = 0, end = 0;
};

/// What is given to the voice: plain text, never markup.
struct SpokenText {
  std::string_view text;
  bool phonemes = false;                     ///< [[ ]] in the text encloses engine phonemes
  std::span<const CharacterRange> stressed;  ///< ascending, disjoint, the last may end beyond the text; spoken higher
                                             ///< and louder, inside the sentence's own tune
};

class Synthesizer {
 public:
  virtual ~Synthesizer() = default;
  /// Gets ready for a voice before any text is spoken. Throws Error when there is no such voice.
  virtual void prepare(const Prosody& prosody) = 0;
  /// The result replaces `speech`. Events name characters of the text as it was given.
  virtual void speak(const SpokenText& spoken, const Prosody& prosody, Speech& speech) = 0;
};

}  // namespace earbound
