#pragma once
// Paragraphs in another language than they are said to be in; the adapter of CLD2.

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace earbound {

/// The BCP 47 tag of the language `text` is written in when that is certain and not `expected`; else empty.
/// Short texts (below about eight words) are never certain.
std::string detect_language(std::string_view text, const std::string& expected);

struct ForeignParagraph {
  int line = 0;
  std::string language;
  std::string beginning;  ///< its first words
};

/// The unmarked paragraphs that detect_language would speak in another language: to be offered to the author.
std::vector<ForeignParagraph> foreign_paragraphs(const Document& document, const std::string& work_language);

}  // namespace earbound
