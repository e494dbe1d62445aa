#pragma once
// What a page says of itself: <title>, <meta>, Open Graph and JSON-LD (schema.org).

#include "model/document.hpp"
#include "parse/html/html_tree.hpp"

namespace earbound::html {

/// Title, authors, language, date, description and publisher. The title may carry the name of the site.
Metadata page_metadata(const Node& root);

/// The title without what stands around `heading` in it: "Heading | Site" is "Heading".
std::string title_without_site(const std::string& title, const std::string& heading);

}  // namespace earbound::html
