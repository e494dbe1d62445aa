#pragma once
// The socket that a server listens on, and the addresses at which it is reached.

#include <cstdint>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace earbound {

struct Listener {
  Descriptor socket;
  std::vector<std::string> addresses;  ///< "http://192.168.1.20:8700/", the likeliest for others first; never empty
  bool loopback = true;                ///< reached from this computer alone
};

/// `address` is one of this computer in numbers, of IPv4 or IPv6, or that of all of them (0.0.0.0, ::); `port` 0 takes
/// any that is free. Throws UsageError for what is no address, Error when it cannot be listened on.
Listener listen_on(const std::string& address, std::uint16_t port);

}  // namespace earbound
