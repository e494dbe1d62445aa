#pragma once
// Pairs of sockets, and messages that carry a descriptor from one process to another (SCM_RIGHTS).

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/file.hpp"

namespace earbound {

/// Two connected local sockets of the given type, closed when a program is executed. Throws Error.
std::pair<Descriptor, Descriptor> socket_pair(int type);

/// Sends `bytes`, at least one, and a copy of the descriptor `passed` as one message. False, with errno set, when it
/// cannot be sent.
bool send_with_descriptor(int socket, std::span<const std::uint8_t> bytes, int passed);

/// Receives one message of at most `limit` bytes into `bytes` and gives its descriptor; nothing when the other side is
/// gone.
std::optional<Descriptor> receive_with_descriptor(int socket, std::size_t limit, std::vector<std::uint8_t>& bytes);

}  // namespace earbound
