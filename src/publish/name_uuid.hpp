#pragma once
// UUIDs of names (RFC 9562, version 5). The adapter of libuuid.

#include <string>
#include <string_view>

namespace earbound {

/// The UUID of `name` within the namespace, in lower-case digits: always the same for the same two.
/// `name_space` is a UUID.
std::string name_uuid(std::string_view name_space, std::string_view name);

}  // namespace earbound
