#pragma once
// Puts one sentence together as the text the engine is given, and keeps the map from its characters to the written
// words.

#include <cstddef>
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

/// Written characters inside earbound's own words: a name, a title.
struct Quotation {
  std::size_t begin = 0;  ///< byte offset in the words around it
  Place place;            ///< as long as what is quoted
};

class Composer {
 public:
  /// Utterances are appended to `out`, which must outlive the composer.
  Composer(std::vector<Utterance>& out, const Manner& manner) : out_(out), manner_(manner) {}

  /// Punctuation and spaces between words. Long rows of one character are shortened: they are drawn, not said.
  void gap(std::string_view text);
  /// The written words at `place` as they are spoken. What exceeds the limit is cut into several utterances; its parts
  /// share the place.
  void word(std::string_view spoken, const Place& place);
  /// A written word that is spoken as it stands: its parts have places of their own.
  void written_word(std::string_view written, const Place& place);
  /// Written words spoken by the engine's phonemes: `spoken` holds them in double brackets.
  void phonemes(std::string_view spoken, const Place& place);
  /// Words that earbound adds, and those that it quotes. `language` finds their boundaries.
  void announce(std::string_view text, std::string_view language, const std::vector<Quotation>& quoted = {});
  /// Hands the utterance over; nothing happens when it holds no word. Returns whether there was one.
  bool finish(Milliseconds pause);
  /// The same, where the sentence ends.
  void finish_sentence(Milliseconds pause) {
    if (finish(pause)) out_.back().sentence_end = true;
  }
  /// Whether the words that follow are stressed.
  void stress(bool strong) { strong_ = strong; }
  /// The rule by which the words that follow are read; static text, empty for words as written.
  void rule(std::string_view name) { rule_ = name; }
  /// Plays the cue before what has been composed; only the first cue of an utterance is kept.
  void cue(std::string_view name);

 private:
  void append(std::string_view text);
  void add_word(std::string_view spoken, Place place, bool as_written);
  void make_room(std::uint32_t length);

  std::vector<Utterance>& out_;
  Manner manner_;
  Utterance utterance_;
  bool strong_ = false;
  std::string_view rule_;
  std::string pending_;  ///< the gap after the last word
  std::uint32_t characters_ = 0;
};

}  // namespace earbound
