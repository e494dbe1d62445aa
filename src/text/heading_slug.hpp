#pragma once
// The name of a heading in links.

#include <string>
#include <string_view>

namespace earbound {

/// In small letters, spaces as hyphens, without punctuation but hyphens and underscores, letters of all scripts kept:
/// as the usual hosts of Markdown make it, so that links inside a text meet their headings. At most 200 bytes;
/// "section" when nothing is left.
std::string heading_slug(std::string_view title);

}  // namespace earbound
