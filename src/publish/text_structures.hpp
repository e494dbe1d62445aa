#pragma once
// Parts of a chapter that a reader may want to skip, or to leave: lists, tables and notes.

#include <string>
#include <vector>

#include "model/chapter_text.hpp"
#include "publish/document_anchors.hpp"

namespace earbound {

struct TextStructure {
  enum class Kind { list, table, note };
  Kind kind = Kind::list;
  std::string id;      ///< of its element
  TextId first, last;  ///< texts in it
};

/// Those that stand in no other, in the order of their texts.
std::vector<TextStructure> chapter_structures(const ChapterText& chapter, const DocumentAnchors& anchors);

/// The one that holds a text; null: none.
const TextStructure* structure_of(const std::vector<TextStructure>& structures, TextId text);

/// The id of a list or a table: "t45", by its first text; empty when it has no text.
std::string structure_id(const Block& block);

}  // namespace earbound
