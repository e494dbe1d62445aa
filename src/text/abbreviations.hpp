#pragma once
// Abbreviations whose full stop does not end a sentence. Lists of our own: ICU's contain common words ("am.", "Go.",
// "Joe.", "Test.") and match the ends of longer ones.

#include <string_view>

namespace earbound {

enum class Abbreviation {
  none,
  before_word,    ///< a title or a connecting phrase: something always follows ("Dr.", "e.g.", "z. B.")
  before_number,  ///< only when a number follows ("No. 5", "S. 12")
};

/// What `word` (with its full stop, inner spaces single) is in a language, a BCP 47 tag of which the first part counts.
Abbreviation find_abbreviation(std::string_view word, std::string_view language);

}  // namespace earbound
