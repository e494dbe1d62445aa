#pragma once
// Text in web pages: data, never markup.

#include <string>
#include <string_view>

namespace earbound {

/// For element content and for attribute values in double quotes (HTML and XML). Characters that neither HTML nor XML
/// allows become U+FFFD.
std::string escape_markup(std::string_view text);

/// A relative path as a URL reference: every byte but letters, digits, '-', '.', '_', '~' and '/' percent-encoded, so
/// that no file name can pass for a scheme, a query or a fragment.
std::string url_path(std::string_view path);

}  // namespace earbound
