#pragma once
// Footnotes and endnotes of pages and books: what refers to them, and where they stand.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parse/html/html_tree.hpp"

namespace earbound::html {

/// A file of a book, or a page by itself.
struct TreePart {
  std::string name;  ///< path within the book; empty: a page by itself
  Node root;
};

struct FoundNote {
  const Node* node = nullptr;
  std::string label;  ///< as the first reference says it
};

struct Notes {
  std::vector<FoundNote> notes;                   ///< in the order of their first references
  std::map<const Node*, std::size_t> references;  ///< the <a> that refers to a note
  std::map<const Node*, std::size_t> places;      ///< the element that is the note
  std::set<const Node*> backlinks;                ///< <a> that lead from a note to its reference
};

/// The parts must stay where they are as long as the result is used.
Notes find_notes(const std::vector<TreePart>& parts);

/// The path within the book and the fragment that an address in the part `from` leads to: "a/b.xhtml#id". Empty when
/// it leads out of the book.
std::string resolve(std::string_view from, std::string_view address);

}  // namespace earbound::html
