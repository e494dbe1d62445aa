#include "script/spoken_length.hpp"

#include "text/unicode.hpp"

namespace earbound {

Milliseconds estimated_length(const ScriptSection& script, int rate_wpm, const CharactersPerWord& characters_per_word) {
  Milliseconds length;
  for (const Utterance& utterance : script.utterances) {
    const std::int64_t per_word = characters_per_word(utterance.language);
    length.count += std::int64_t{count_code_points(utterance.text)} * 100 * 60'000 / (per_word * rate_wpm);
    length += utterance.pause_before + utterance.pause_after;
  }
  return length;
}

}  // namespace earbound
