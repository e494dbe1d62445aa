#pragma once
// Headings that name a division of a text by a word and a number, in any language.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/language.hpp"

namespace earbound::plain_text {

/// "CHAPTER I", "Chapter 12: Title", "BOOK II", "Part Two", "Appendix A", "Erster Aufzug", "THE FIRST ACT", "2.
/// Kapitel" in any language of the vocabulary; also two in one line, "ACT I. SCENE II. A street": then the inner one.
struct DivisionHeading {
  enum class Rank { book, part, chapter };
  Rank rank = Rank::chapter;
  std::string key;         ///< what names it: kind and number, in lower case ("chapter 12")
  int number = 0;          ///< last_division for the last
  bool has_title = false;  ///< something follows the number
  bool of_a_play = false;  ///< an act or a scene
  bool by_letter = false;  ///< an appendix
  std::string outer_key;   ///< of the division that is named before it in the same line; else empty
  Rank outer_rank = Rank::chapter;
  std::size_t outer_end = 0;  ///< bytes of the line that name the outer one
};
inline constexpr int last_division = 1000;

/// The words that name divisions, in all languages of a vocabulary, which must outlive it.
class DivisionWords {
 public:
  struct Meaning {
    const StructureWords* words;
    DivisionHeading::Rank rank;
    bool by_letters;  ///< counted by letters as well
  };

  DivisionWords(const StructureVocabulary& vocabulary);  // NOLINT(google-explicit-constructor): it is one in effect

  /// What a word in any case means, in the order of the languages; null for nothing.
  const std::vector<Meaning>* find(std::string_view word) const;

 private:
  std::unordered_map<std::string, std::vector<Meaning>> meanings_;
  std::size_t longest_ = 0;
};

std::optional<DivisionHeading> division_heading(std::string_view line, const DivisionWords& words);

/// division_heading, or a line that goes on behind the number ("Second part of the adventures of Ann") when the next
/// one names a division within it.
std::optional<DivisionHeading> opening_division(std::string_view line, std::string_view next,
                                                const DivisionWords& words);

/// The line without what decorates a heading at both ends: "* I *", "=CHAPTER I=", "—II—", "[Scene 3]".
std::string_view undecorated(std::string_view line);

}  // namespace earbound::plain_text
