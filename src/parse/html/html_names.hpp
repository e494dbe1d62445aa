#pragma once
// What elements of HTML are to a reader, by their names and roles.

#include <string>
#include <string_view>

#include "parse/html/html_tree.hpp"

namespace earbound::html {

/// A heading's level, 1 to 6, by h1 to h6 or role and aria-level; 0: it is none.
int heading_level(const Node& node);

/// Whether one of the words in an attribute is `word`: "doc-noteref" in role, "footnote" in epub:type.
bool has_word(std::string_view words, std::string_view word);
/// Whether the element's role or its epub:type says so: `role` with "doc-", `type` as in EPUB; either may be empty.
bool is_marked(const Node& node, std::string_view role, std::string_view type);

/// Why nothing of the element is read, in words for the report; empty: it is read.
std::string_view reason_to_omit(const Node& node);

/// The text of an element, with spaces where blocks part it.
std::string parted_text(const Node& node);

/// Elements that stand within a line: all others begin and end a block.
bool is_inline(const Node& node);

}  // namespace earbound::html
