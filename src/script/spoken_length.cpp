#include "script/spoken_length.hpp"

#include <string_view>

#include "script/rule_file.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

/// Hundredths of a character that the engine speaks in the time of one of its words: measured over articles and books,
/// and so with the numbers, capitals and short sentences of such. French writes many letters that are silent.
std::int64_t characters_per_word(std::string_view language) {
  if (language == "fr") return 700;
  if (language == "de" || language == "es") return 545;
  return language == "it" ? 600 : 620;
}

}  // namespace

Milliseconds estimated_length(const ScriptSection& script, const std::string& language, int rate_wpm) {
  Milliseconds length;
  for (const Utterance& utterance : script.utterances) {
    const std::int64_t per_word =
        characters_per_word(primary_language(utterance.language.empty() ? language : utterance.language));
    length.count += std::int64_t{count_code_points(utterance.text)} * 100 * 60'000 / (per_word * rate_wpm);
    length += utterance.pause_before + utterance.pause_after;
  }
  return length;
}

}  // namespace earbound
