#pragma once
// Which parts of a page are not its article: navigation, banners, comments, notices, what to read next. In doubt a
// part is the article's: a lost paragraph harms a reader more than a superfluous one.

#include "parse/html/html_blocks.hpp"
#include "parse/html/html_tree.hpp"

namespace earbound::html {

/// Each element that is left out, and why, outermost ones only.
LeftOut outside_of_article(const Node& body);

}  // namespace earbound::html
