#pragma once
// A page of HTML as a tree, parsed as browsers do (the HTML standard, section 13.2): the adapter of libgumbo.

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earbound::html {

/// Elements nested deeper than this stand in the one at that depth.
constexpr int deepest = 400;

struct Node {
  std::string name;                                             ///< of an element, in small letters; empty: text
  std::string text;                                             ///< of text, entities decoded
  std::vector<std::pair<std::string, std::string>> attributes;  ///< names in small letters
  int line = 0;                                                 ///< 1-based, of its first character
  std::vector<Node> children;

  [[nodiscard]] bool is_text() const { return name.empty(); }
  [[nodiscard]] bool has(std::string_view attribute) const;
  /// Empty: it has none.
  [[nodiscard]] std::string_view attribute(std::string_view attribute) const;
};

/// The element <html>; `text` is UTF-8. Never fails but for want of memory: HTML has no errors. Lines are counted from
/// `first_line`.
Node parse_tree(std::string_view text, int first_line = 1);

/// All text within, white space as written; what scripts and styles hold is none.
std::string inner_text(const Node& node);

}  // namespace earbound::html
