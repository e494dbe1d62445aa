#pragma once
// The names of headings in links: what the author gives, "## Methods {#methods}", or one made from the title.

#include <optional>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace earbound {

/// What stands in braces behind the title of a heading: "#id", ".class" and "key=value".
struct HeadingAttributes {
  std::string id;       ///< empty: none
  std::string written;  ///< all of it, without the braces
};
/// Takes the attributes from the end of a title; nothing when it has none, or consists of nothing else.
std::optional<HeadingAttributes> take_heading_attributes(std::vector<Run>& title);

/// Gives every heading without an id one from its title, and the later ones of equal ids a number: all are unique.
void assign_heading_ids(Document& document);

}  // namespace earbound
