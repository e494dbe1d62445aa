#pragma once
// Notes, tables, math and strikethrough: found in the source with the help of the blocks that cmark finds, and
// rewritten to marks.

#include "model/document.hpp"
#include "parse/markdown_text.hpp"

namespace earbound {

/// A block that holds text and no other block.
struct MarkdownLeaf {
  MarkdownKind kind = MarkdownKind::paragraph;  ///< paragraph, heading, code_block or html_block
  int first_line = 0, last_line = 0;            ///< 1-based indices of MarkdownText::lines
  int column = 1;
  bool nested = false;  ///< inside a quote, a list or a note
};
std::vector<MarkdownLeaf> markdown_leaves(const MarkdownText& source);

/// Moves definitions of notes, `[^label]: text`, to the beginning, each as a list item that begins with mark::note.
/// Returns whether there were any. A second definition of a label becomes an omission.
bool move_notes(MarkdownText& source, const std::vector<MarkdownLeaf>& leaves, Document& document);

/// Rewrites pipe tables: each cell becomes a paragraph between marks. Returns whether there were any.
bool rewrite_tables(MarkdownText& source, const std::vector<MarkdownLeaf>& leaves);

/// Puts marks for math, references to notes that there are, and strikethrough in paragraphs and headings.
void mark_inlines(MarkdownText& source, const std::vector<MarkdownLeaf>& leaves);

/// All of these, when the text holds a character that could begin one.
void read_extensions(MarkdownText& source, Document& document);

}  // namespace earbound
