#pragma once
// What of a Document is read in one chapter.

#include <vector>

#include "model/document.hpp"

namespace earbound {

/// Parts of a Document, which must outlive it. Together the chapters of a work hold all of its sections and all of its
/// notes, each once.
struct ChapterText {
  /// One section with its blocks; null for the opening (the announcement at the beginning), which speaks the title and
  /// the authors. Level 0: the text before the first heading.
  const Section* section = nullptr;
  /// The sections below it are no chapters of their own: they belong to this one, wholly, in their order.
  bool whole = false;
  /// The notes that are read in it, in the order of first reference: at its end, or behind the sentences that refer to
  /// them. A note belongs to the chapter that refers to it first, or to the last one when none does.
  std::vector<const Note*> notes = {};
};

}  // namespace earbound
