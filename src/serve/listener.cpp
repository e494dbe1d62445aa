#include "serve/listener.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr int waiting_connections = 1024;

/// How much may wait in the system to be sent on a connection: so many downloads neither fill its memory nor keep a
/// small answer waiting while they are topped up.
constexpr int unsent_bytes = 64 * 1024;

struct FreeAddresses {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
  void operator()(ifaddrs* list) const { ::freeifaddrs(list); }
};

/// An address of either family.
union Address {
  sockaddr any;
  sockaddr_in ip4;
  sockaddr_in6 ip6;
};

std::string with_port(const std::string& host, std::uint16_t port) { return fmt::format("http://{}:{}/", host, port); }

/// The host as it stands in an address of the web; nothing for those that hold on one link alone.
std::optional<std::string> host_of(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (address->sa_family == AF_INET) {
    const auto* ip4 = reinterpret_cast<const sockaddr_in*>(address);
    return ::inet_ntop(AF_INET, &ip4->sin_addr, text, sizeof text);
  }
  if (address->sa_family != AF_INET6) return std::nullopt;
  const auto* ip6 = reinterpret_cast<const sockaddr_in6*>(address);
  if (IN6_IS_ADDR_LINKLOCAL(&ip6->sin6_addr)) return std::nullopt;
  return fmt::format("[{}]", ::inet_ntop(AF_INET6, &ip6->sin6_addr, text, sizeof text));
}

bool is_loopback(const Address& address) {
  constexpr std::uint32_t first_byte = 24;
  if (address.any.sa_family == AF_INET) return ntohl(address.ip4.sin_addr.s_addr) >> first_byte == 127;
  return IN6_IS_ADDR_LOOPBACK(&address.ip6.sin6_addr);
}

bool is_every(const Address& address) {
  if (address.any.sa_family == AF_INET) return address.ip4.sin_addr.s_addr == htonl(INADDR_ANY);
  return IN6_IS_ADDR_UNSPECIFIED(&address.ip6.sin6_addr);
}

/// Where this computer is reached when it listens at all of its addresses: those of IPv4 first, as every phone has
/// them.
std::vector<std::string> own_addresses(int family, std::uint16_t port) {
  std::vector<std::string> ip4, ip6;
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) == 0) {
    const std::unique_ptr<ifaddrs, FreeAddresses> owned(list);
    for (const ifaddrs* at = list; at != nullptr; at = at->ifa_next) {
      if (at->ifa_addr == nullptr || (at->ifa_flags & IFF_UP) == 0 || (at->ifa_flags & IFF_LOOPBACK) != 0) continue;
      if (at->ifa_addr->sa_family == AF_INET6 && family != AF_INET6) continue;
      if (const auto host = host_of(at->ifa_addr))
        (at->ifa_addr->sa_family == AF_INET ? ip4 : ip6).push_back(with_port(*host, port));
    }
  }
  ip4.insert(ip4.end(), ip6.begin(), ip6.end());
  if (ip4.empty()) ip4.push_back(with_port("127.0.0.1", port));
  return ip4;
}

Address address_in_numbers(const std::string& text, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (::getaddrinfo(text.c_str(), std::to_string(port).c_str(), &hints, &list) != 0)
    throw UsageError("'" + text + "' is no address of a computer",
                     "give one in numbers with --bind, such as 192.168.1.20, or 0.0.0.0 for all of this computer's");
  const std::unique_ptr<addrinfo, FreeAddresses> owned(list);
  Address address{};
  if (list->ai_family == AF_INET)
    address.ip4 = *reinterpret_cast<const sockaddr_in*>(list->ai_addr);
  else
    address.ip6 = *reinterpret_cast<const sockaddr_in6*>(list->ai_addr);
  return address;
}

Error cannot_listen(const std::string& address, std::uint16_t port) {
  if (errno == EADDRINUSE)
    return Error(fmt::format("port {} of {} is in use", port, address), "choose another with --port, or 0 for any");
  if (errno == EADDRNOTAVAIL)
    return Error(address + " is no address of this computer", "`ip address` shows those that it has");
  return system_error("listen on", fmt::format("{} port {}", address, port));
}

}  // namespace

Listener listen_on(const std::string& text, std::uint16_t port) {
  Address address = address_in_numbers(text, port);
  const int family = address.any.sa_family;
  const socklen_t size = family == AF_INET ? sizeof address.ip4 : sizeof address.ip6;
  Listener listener;
  listener.socket = Descriptor(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1, off = 0;
  if (!listener.socket.valid()) throw cannot_listen(text, port);
  ::setsockopt(listener.socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  ::setsockopt(listener.socket.get(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes, sizeof unsent_bytes);
  if (family == AF_INET6) ::setsockopt(listener.socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
  if (::bind(listener.socket.get(), &address.any, size) != 0 ||
      ::listen(listener.socket.get(), waiting_connections) != 0)
    throw cannot_listen(text, port);
  socklen_t filled = sizeof address;
  if (::getsockname(listener.socket.get(), &address.any, &filled) != 0) throw cannot_listen(text, port);
  const std::uint16_t taken = ntohs(family == AF_INET ? address.ip4.sin_port : address.ip6.sin6_port);
  listener.loopback = is_loopback(address);
  if (is_every(address))
    listener.addresses = own_addresses(family, taken);
  else
    listener.addresses = {with_port(host_of(&address.any).value_or("[" + text + "]"), taken)};
  return listener;
}

}  // namespace earbound
