#pragma once
// Times of day as HTTP writes them (RFC 9110, section 5.6.7), whatever the locale.

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace earbound {

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_time(std::time_t time);

/// That form and the two obsolete ones that a server must take; nothing for anything else.
std::optional<std::time_t> time_from_http(std::string_view text);

}  // namespace earbound
