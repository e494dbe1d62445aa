#pragma once
// Sentences of timed text, as their author wrote them.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/texts.hpp"
#include "model/timed_text.hpp"

namespace earbound {

/// How many of these utterances, the first of which begins a sentence, make it; at least one, when there is one.
std::size_t sentence_length(std::span<const TimedUtterance> utterances);

/// A stretch of a sentence that is heard as one: mostly a word, with the marks and the space behind it.
struct WrittenWord {
  std::size_t offset = 0;  ///< byte of the sentence's text at which it begins; it reaches to the next, or to the end
  Frames begin, end;
};

struct WrittenSentence {
  std::string text;                ///< on one line, spaces folded
  std::vector<WrittenWord> words;  ///< offsets and times ascending, the first offset 0
};

/// What is written from the first to the last written word of each text that the sentence is heard from, with the marks
/// that open and close it; of a sentence that nobody wrote, what is spoken. One utterance at least.
WrittenSentence written_sentence(std::span<const TimedUtterance> sentence, const TextIndex& texts);

}  // namespace earbound
