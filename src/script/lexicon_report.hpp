#pragma once
// For the editor of a lexicon: what would be said for a word, and which words of a work deserve a look.

#include <cstddef>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "script/scriptwriter.hpp"

namespace earbound {

/// What the engine is given for a text alone: words, or phonemes in double brackets (then `phonemes` is set).
struct SpokenForm {
  std::string text;
  bool phonemes = false;
};

/// Throws Error for rules or lexicons that cannot be read. `language` empty: that of options.voice.
SpokenForm spoken_form(const std::string& word, const std::string& language, const ScriptOptions& options);

struct Suggestion {
  std::string word;
  std::size_t count = 0;
  int line = 0;  ///< of its first appearance
  enum class Reason {
    capitals_and_digits,
    mixed_capitals,
    foreign_letters,
    unpronounceable
  } reason = Reason::capitals_and_digits;
};

/// Words that the engine is likely to get wrong, and that neither a lexicon nor a rule reads otherwise; the most
/// frequent first.
std::vector<Suggestion> suggest_lexemes(const Document& document, const ScriptOptions& options);

/// "capitals and digits": the reason in English words.
std::string reason_text(Suggestion::Reason reason);

}  // namespace earbound
