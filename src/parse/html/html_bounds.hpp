#pragma once
// Markup within bounds, so that a hostile page is read in linear time.

#include <string>
#include <string_view>

namespace earbound::html {

struct BoundedMarkup {
  std::string text;    ///< with the line ends of the source
  int first_line = 0;  ///< of the first tag that was left out; 0: none was
};

/// The markup without those tags that stand more than a few hundred deep or have thousands of attributes; their content
/// stays. XHTML is written as HTML: `<a/>` as `<a></a>`, CDATA as text.
BoundedMarkup bound_markup(std::string_view text);

}  // namespace earbound::html
