#pragma once
// Media overlays of EPUB 3.3: SMIL 3.0 that says which element of a text is read in which stretch of sound.

#include <span>
#include <string>

#include "publish/clips.hpp"
#include "publish/epub_package.hpp"
#include "publish/text_structures.hpp"

namespace earbound {

/// A clock value: "62.345s".
std::string clock_value(Milliseconds time);

/// The overlay of a chapter. Lists, tables and notes are sequences of their kind, so that a reader can skip or leave
/// them. Addresses are seen from the overlay's directory, which lies beside that of the texts.
std::string overlay_document(const EpubChapter& chapter, const std::string& chapter_id, std::span<const Clip> clips,
                             const std::vector<TextStructure>& structures);

}  // namespace earbound
