#pragma once
// The words of a page, where its structure does not matter.

#include <string>
#include <string_view>

namespace earbound {

/// The text of HTML without its head, scripts and styles, entities decoded, white space folded.
std::string page_text(std::string_view html);

/// Whether a page is a list of links and little else, as a table of contents is.
bool is_list_of_links(std::string_view html);

}  // namespace earbound
