#pragma once
// Sentences of timed text, as their author wrote them.

#include <cstddef>
#include <span>
#include <string>

#include "model/texts.hpp"
#include "model/timed_text.hpp"

namespace earbound {

/// How many of these utterances, the first of which begins a sentence, make it; at least one, when there is one.
std::size_t sentence_length(std::span<const TimedUtterance> utterances);

/// What is written from the first to the last written word of each text that the sentence is heard from, with the marks
/// that close it; of a sentence that nobody wrote, what is spoken. Line ends of the source are kept.
std::string written_sentence(std::span<const TimedUtterance> sentence, const TextIndex& texts);

}  // namespace earbound
