#pragma once
// The front page of a library: its works, and how to subscribe to them.

#include <string>
#include <vector>

#include "publish/feed.hpp"

namespace earbound {

/// A page (HTML) that lies beside the feeds and works without scripts; "library.css" and "library.js" lie beside it. It
/// follows WCAG 2.2 AA. Texts of the works are data. `cover_path`: a
/// small picture beside it, or empty. `qr_code`: an SVG element of the library's address, or empty.
/// `has_feeds`: there are feed.xml, feed.json and opds.xml.
std::string front_page(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path,
                       const std::string& qr_code, bool has_feeds);

/// The files beside it.
std::string_view front_page_style();
std::string_view front_page_script();

}  // namespace earbound
