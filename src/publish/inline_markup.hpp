#pragma once
// The runs of one paragraph as markup, with what is heard of it in elements of their own.

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "model/document.hpp"
#include "publish/heard_text.hpp"
#include "publish/markup_vocabulary.hpp"

namespace earbound {

/// What runs refer to, as the document around them knows it. What is empty has no such thing to show.
struct InlineReferences {
  std::function<std::string(const Target& link)> link;    ///< the address to write
  std::function<std::string(const Run& image)> image;     ///< the address to write
  std::function<std::string(const Run& reference)> note;  ///< the address of the note
  std::function<std::string(const Run& reference)> note_number;
  std::function<std::string(const std::string& id)> heard;  ///< attributes of an element that is heard
};

/// `heard` are the stretches that stand in this paragraph, in any order, and each is given its element, whole: marks
/// that close or open a sentence belong to it. Sentences hold their words; links and styles are parted where they
/// cross them. Elements nest always, whatever the places say.
std::string inline_markup(std::span<const Run> runs, std::span<const HeardStretch* const> heard,
                          const InlineReferences& references, const Vocabulary& vocabulary);

}  // namespace earbound
