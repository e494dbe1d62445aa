#pragma once
// Sentences and words, found with ICU. All offsets are byte offsets into the UTF-8 text.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace earbound {

struct TextRange {
  std::size_t begin = 0, end = 0;  ///< bytes [begin, end)
};

/// What a full stop means in one language.
struct SentenceRules {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;
  Words abbreviations;     ///< something always follows: "Dr.", "e.g.", "z. B."; inner spaces are single
  Words before_numbers;    ///< something follows when it is a number: "No. 5", "S. 12"
  Words openers;           ///< words that open a sentence rather than name somebody: "The", "She", "Then"
  Words before_letters;    ///< lower case, told apart by letters: the letter behind is no initial ("vitamin C.")
  bool beside_icu = true;  ///< the abbreviations that ICU knows of the language count as well

  /// Whether the word at byte `at` is an opener.
  [[nodiscard]] bool opens_a_sentence(std::string_view text, std::size_t at) const;
};

/// The sentences of a paragraph, white space at both ends left out; together they cover all that is not white space.
/// `language` is a BCP 47 tag; abbreviations ("Dr.", "z. B.") do not end a sentence: those of `rules`. Nor do initials
/// ("J. Smith") and a quoted exclamation that the sentence goes on after ("Stop!" he said). Line feeds count as spaces.
/// Closing quotes and brackets belong to the sentence that they close.
std::vector<TextRange> sentences(std::string_view text, std::string_view language, const SentenceRules& rules);

/// The written words: runs without white space that hold a letter, a number or a symbol, punctuation at both ends left
/// out
/// ("triple-negative", "10–20", "PD-L1", "%", "$5"). Em dashes, double hyphens and ellipses separate words as white
/// space does. Scripts without spaces are cut by ICU's dictionary.
std::vector<TextRange> written_words(std::string_view text, std::string_view language);

}  // namespace earbound
