#pragma once
// Addresses that an article names, as far as a page may lead there.

#include <optional>
#include <string>
#include <string_view>

namespace earbound {

/// The address as a URL reference of RFC 3986, what it does not allow percent-encoded; empty when it is none that a
/// reader may follow without harm: http, https, mailto and tel alone, with a host or a name behind them. Addresses
/// without a scheme lead to files that an edition does not hold; "//host/path" means https.
std::string safe_link(std::string_view address);

/// "%20" and its kind decoded; nothing when one of them is malformed or a NUL.
std::optional<std::string> percent_decoded(std::string_view address);

}  // namespace earbound
