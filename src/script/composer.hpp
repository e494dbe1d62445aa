#pragma once
// Puts one sentence together as the text the engine is given, and keeps the map from its characters to the written
// words.

#include <string>
#include <string_view>
#include <vector>

#include "model/script.hpp"

namespace earbound {

/// How the utterances of a stretch of text are spoken.
struct Manner {
  Role role = Role::body;
  std::uint8_t level = 0;
  bool strong = false;
  std::string language;  ///< BCP 47; empty: that of the work
};

/// No utterance is longer, in code points: the engine and the memory for one sentence stay bounded.
inline constexpr std::uint32_t utterance_limit = 2000;

class Composer {
 public:
  /// Utterances are appended to `out`, which must outlive the composer.
  Composer(std::vector<Utterance>& out, const Manner& manner) : out_(out), manner_(manner) {}

  /// Punctuation and spaces between words. Long rows of one character are shortened: they are drawn, not said.
  void gap(std::string_view text);
  /// A written word as it is spoken. `written` is what stands in the source for it. One that exceeds the limit is cut
  /// into several utterances.
  void word(std::string_view spoken, std::string_view written, int line);
  /// A written word spoken by the engine's phonemes: `spoken` holds them in double brackets.
  void phonemes(std::string_view spoken, std::string_view written, int line);
  /// Words that earbound adds. `language` finds their boundaries.
  void announce(std::string_view text, std::string_view language);
  /// Hands the utterance over; nothing happens when it holds no word. Returns whether there was one.
  bool finish(Milliseconds pause);
  /// Whether the words that follow are stressed.
  void stress(bool strong) { strong_ = strong; }
  /// Plays the cue before what has been composed; only the first cue of an utterance is kept.
  void cue(std::string_view name);

 private:
  void append(std::string_view text);
  void make_room(std::uint32_t length);

  std::vector<Utterance>& out_;
  Manner manner_;
  Utterance utterance_;
  bool strong_ = false;
  std::string pending_;  ///< the gap after the last word
  std::uint32_t characters_ = 0;
};

}  // namespace earbound
