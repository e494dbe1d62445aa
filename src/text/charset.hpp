#pragma once
// Texts in other encodings than UTF-8 (ICU's converters).

#include <optional>
#include <string>
#include <string_view>

namespace earbound {

/// The bytes as UTF-8; what stands for no character becomes U+FFFD. `charset` is a name as in HTML and MIME
/// ("windows-1251"); nothing when there is no such encoding.
std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset);

/// Whether the bytes are UTF-8.
bool is_utf8(std::string_view bytes);

}  // namespace earbound
