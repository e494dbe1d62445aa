#pragma once
// The language of a text, and paragraphs in another than they are said to be in; the adapter of CLD2.

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace earbound {

/// The BCP 47 tag of the language `text` is written in when that is certain and not `expected`; else empty.
/// Short texts (below about eight words) are never certain.
std::string detect_language(std::string_view text, const std::string& expected);

struct LanguageGuess {
  std::string tag;       ///< BCP 47; empty: it could be any
  bool certain = false;  ///< nearly all of the text is in it
  bool enough = false;   ///< there was text enough to be certain
};

/// The language of a work that does not name it, from samples all over it.
LanguageGuess guess_language(const Document& document);

struct ForeignParagraph {
  int line = 0;
  std::string language;
  std::string beginning;  ///< its first words
};

/// The unmarked paragraphs that detect_language would speak in another language: to be offered to the author.
std::vector<ForeignParagraph> foreign_paragraphs(const Document& document, const std::string& work_language);

}  // namespace earbound
