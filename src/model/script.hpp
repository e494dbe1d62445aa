#pragma once
// Script: what is spoken, in which order, with which pauses; and how it maps back to the written words.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"
#include "model/document.hpp"
#include "model/place.hpp"

namespace earbound {

enum class Role : std::uint8_t { heading, body, list_item, table_cell, quote, code, note, announcement };

/// A word as it is spoken: characters [begin, end) of its utterance's text, counted in code points (not bytes), as the
/// engine counts; and the written word or words it stands for. Several words may share a place: the parts of one that
/// is too long for an utterance.
struct Word {
  std::uint32_t begin = 0, end = 0;
  Place place;          ///< without a text: an announcement
  bool strong = false;  ///< stressed, in an utterance that as a whole is not
  std::string_view rule =
      {};  ///< by which it is read otherwise than written, empty when it is not; static text, never heard
};

/// One call to the engine: a sentence, or the part of a sentence in one language. Plain text: never markup.
struct Utterance {
  std::string text;         ///< UTF-8, what the engine is given
  std::vector<Word> words;  ///< in the order spoken, ranges ascending and disjoint
  std::string language;     ///< BCP 47 tag of the voice to use; empty: that of the work
  Role role = Role::body;
  std::uint8_t level = 0;      ///< of a heading, 1 to 6
  bool strong = false;         ///< all of it is spoken with stress
  bool phonemes = false;       ///< `text` holds engine phonemes in [[ ]] put there by a lexicon
  bool sentence_end = false;   ///< the written sentence, or the announcement, ends with it
  bool paragraph_end = false;  ///< a segment may be cut after this utterance
  Milliseconds pause_before, pause_after;
  std::string cue;  ///< name of the cue sound played before; empty: none
};

/// A section as spoken. Sections stand in reading order; `level` gives the nesting.
struct ScriptSection {
  std::string title;          ///< plain text for tables of contents, never empty
  int level = 1;              ///< 1 is the outermost, levels nest without gaps
  bool announcement = false;  ///< made by earbound (contents, opening, closing), not written by the author
  SourceLines lines;
  std::string language;
  std::vector<Utterance> utterances;
};

/// A run of utterances inside one section: the unit of all heavy work.
struct Segment {
  std::uint32_t section = 0;  ///< index of its ScriptSection
  std::vector<Utterance> utterances;
};

}  // namespace earbound
