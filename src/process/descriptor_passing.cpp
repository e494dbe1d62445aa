#include "process/descriptor_passing.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace earbound {
namespace {

/// A message of some bytes with room for one descriptor. It refers to itself: not to be copied.
class Message {
 public:
  Message(std::uint8_t* bytes, std::size_t size) : part_{bytes, size} {
    header_.msg_iov = &part_;
    header_.msg_iovlen = 1;
    header_.msg_control = control_;
    header_.msg_controllen = sizeof control_;
  }
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;

  msghdr* header() { return &header_; }
  cmsghdr* descriptor() { return CMSG_FIRSTHDR(&header_); }

 private:
  iovec part_;
  alignas(cmsghdr) char control_[CMSG_SPACE(sizeof(int))] = {};
  msghdr header_{};
};

}  // namespace

std::pair<Descriptor, Descriptor> socket_pair(int type) {
  int ends[2];
  if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0) throw system_error("make a socket", "worker");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

bool send_with_descriptor(int socket, std::span<const std::uint8_t> bytes, int passed) {
  Message message(const_cast<std::uint8_t*>(bytes.data()), bytes.size());
  cmsghdr* descriptor = message.descriptor();
  descriptor->cmsg_level = SOL_SOCKET;
  descriptor->cmsg_type = SCM_RIGHTS;
  descriptor->cmsg_len = CMSG_LEN(sizeof passed);
  std::memcpy(CMSG_DATA(descriptor), &passed, sizeof passed);
  for (;;) {
    if (::sendmsg(socket, message.header(), MSG_NOSIGNAL) >= 0) return true;
    if (errno != EINTR) return false;
  }
}

std::optional<Descriptor> receive_with_descriptor(int socket, std::size_t limit, std::vector<std::uint8_t>& bytes) {
  bytes.resize(limit);
  Message message(bytes.data(), bytes.size());
  ssize_t got;
  do {
    got = ::recvmsg(socket, message.header(), MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(got));
  const cmsghdr* descriptor = message.descriptor();
  if (descriptor == nullptr || descriptor->cmsg_type != SCM_RIGHTS) return std::nullopt;
  int fd = -1;
  std::memcpy(&fd, CMSG_DATA(descriptor), sizeof fd);
  return Descriptor(fd);
}

}  // namespace earbound
