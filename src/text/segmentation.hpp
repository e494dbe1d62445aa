#pragma once
// Sentences and words, found with ICU. All offsets are byte offsets into the UTF-8 text.

#include <cstddef>
#include <string_view>
#include <vector>

namespace earbound {

struct TextRange {
  std::size_t begin = 0, end = 0;  ///< bytes [begin, end)
};

/// The sentences of a paragraph, white space at both ends left out; together they cover all that is not white space.
/// `language` is a BCP 47 tag; abbreviations of that language ("Dr.", "z. B.") do not end a sentence (English, German,
/// French, Spanish), nor do initials ("J. Smith") and a quoted exclamation that the sentence goes on after ("Stop!" he
/// said). Line feeds count as spaces. Closing quotes and brackets belong to the sentence that they close.
std::vector<TextRange> sentences(std::string_view text, std::string_view language);

/// Whether the word at `at` opens a sentence rather than names somebody: "The", "She", "Then".
bool opens_a_sentence(std::string_view text, std::size_t at);

/// The written words: runs without white space that hold a letter, a number or a symbol, punctuation at both ends left
/// out
/// ("triple-negative", "10–20", "PD-L1", "%", "$5"). Em dashes, double hyphens and ellipses separate words as white
/// space does. Scripts without spaces are cut by ICU's dictionary.
std::vector<TextRange> written_words(std::string_view text, std::string_view language);

}  // namespace earbound
