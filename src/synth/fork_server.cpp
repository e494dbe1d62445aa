#include "synth/fork_server.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace earbound {
namespace {

constexpr std::size_t preparation_limit = 65536;

enum class Reply : std::uint8_t { process_id, progress, done, failed };

std::pair<Descriptor, Descriptor> socket_pair(int type) {
  int ends[2];
  if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0) throw system_error("make a socket", "synthesis worker");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Sends `bytes` and the descriptor `passed` as one message.
bool send_with_descriptor(int socket, std::span<const std::uint8_t> bytes, int passed) {
  iovec part{const_cast<std::uint8_t*>(bytes.data()), bytes.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(header), &passed, sizeof passed);
  for (;;) {
    if (::sendmsg(socket, &message, MSG_NOSIGNAL) >= 0) return true;
    if (errno != EINTR) return false;
  }
}

/// Receives one message and its descriptor; false when the other side is gone.
bool receive_with_descriptor(int socket, std::vector<std::uint8_t>& bytes, Descriptor& passed) {
  bytes.resize(preparation_limit + 16);
  iovec part{bytes.data(), bytes.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t got;
  do {
    got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return false;
  bytes.resize(static_cast<std::size_t>(got));
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return false;
  int fd = -1;
  std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
  passed = Descriptor(fd);
  return true;
}

bool write_whole(int fd, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = ::send(fd, at, size, MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool read_whole(int fd, void* data, std::size_t size) {
  char* at = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t got = ::recv(fd, at, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool send_reply(int fd, Reply kind, std::span<const std::uint8_t> bytes) {
  ByteWriter head;
  head.number(static_cast<std::uint8_t>(kind));
  head.number(static_cast<std::uint32_t>(bytes.size()));
  return write_whole(fd, head.bytes().data(), head.bytes().size()) && write_whole(fd, bytes.data(), bytes.size());
}

bool send_number(int fd, Reply kind, std::uint32_t number) {
  return send_reply(fd, kind, {reinterpret_cast<const std::uint8_t*>(&number), sizeof number});
}

/// Runs `action` in a forked process and ends it: nothing that is thrown may get back into the caller's program, of
/// which this is a copy. What is thrown is answered on `connection`.
template <class Action>
[[noreturn]] void end_with(int connection, Action action) noexcept {
  try {
    action();
    ::_exit(0);
  } catch (const Error& error) {
    send_reply(connection, Reply::failed, as_bytes(error.sentence()));
  } catch (const std::bad_alloc&) {
    send_reply(connection, Reply::failed, as_bytes("there is not enough memory; use fewer jobs"));
  } catch (const std::exception& error) {
    send_reply(connection, Reply::failed, as_bytes(error.what()));
  } catch (...) {
    send_reply(connection, Reply::failed, as_bytes("unknown failure"));
  }
  ::_exit(1);
}

/// What the child of one job does.
void do_job(const ForkWork& work, int connection) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::signal(SIGCHLD, SIG_DFL);
  std::uint64_t size = 0;
  if (!send_number(connection, Reply::process_id, static_cast<std::uint32_t>(::getpid())) ||
      !read_whole(connection, &size, sizeof size))
    return;
  std::vector<std::uint8_t> job(size);
  if (!read_whole(connection, job.data(), job.size())) return;
  const auto result = work.work(job, [&](std::uint32_t step) { send_number(connection, Reply::progress, step); });
  send_reply(connection, Reply::done, result);
}

/// Serves jobs of one preparation, or (at the root) hands each job to the process of its preparation.
/// Returns when the other side is gone.
class Server {
 public:
  Server(const ForkWork& work, Descriptor socket, bool root) : work_(work), socket_(std::move(socket)), root_(root) {}

  void serve() {
    std::vector<std::uint8_t> message;
    Descriptor connection;
    while (receive_with_descriptor(socket_.get(), message, connection)) {
      if (root_)
        pass_on(message, connection.get());
      else
        fork_job(connection.get());
      connection.reset();
    }
  }

 private:
  void fork_job(int connection) {
    if (::fork() != 0) return;  // a failed fork closes the connection: a crash to the caller
    socket_.reset();            // so that it closes with the server, not with its last job
    end_with(connection, [&] { do_job(work_, connection); });
  }

  void pass_on(const std::vector<std::uint8_t>& preparation, int connection) {
    const auto known = prepared_.find(preparation);
    if (known != prepared_.end()) {
      if (send_with_descriptor(known->second.get(), preparation, connection)) return;
      prepared_.erase(known);  // it has died
    }
    auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
    const pid_t child = ::fork();
    if (child < 0) return;
    if (child == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ours.reset();
      socket_.reset();
      prepared_.clear();
      end_with(connection, [&] { prepare_and_serve(preparation, std::move(theirs), connection); });
    }
    if (send_with_descriptor(ours.get(), preparation, connection)) prepared_.emplace(preparation, std::move(ours));
  }

  void prepare_and_serve(const std::vector<std::uint8_t>& preparation, Descriptor socket, int first_connection) {
    work_.prepare(std::span(preparation).subspan(1));
    ::close(first_connection);  // it comes again through the socket
    Server(work_, std::move(socket), false).serve();
  }

  const ForkWork& work_;
  Descriptor socket_;
  bool root_;
  std::map<std::vector<std::uint8_t>, Descriptor> prepared_;
};

}  // namespace

ForkServer::ForkServer(ForkWork work, std::chrono::milliseconds limit) : limit_(limit) {
  auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
  server_ = ::fork();
  if (server_ < 0) throw system_error("start a process", "synthesis worker");
  if (server_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGINT, SIG_IGN);   // the build decides what an interrupt means
    ::signal(SIGCHLD, SIG_IGN);  // children reap themselves
    ours.reset();
    end_with(-1, [&] { Server(work, std::move(theirs), true).serve(); });
  }
  socket_ = std::move(ours);
}

ForkServer::~ForkServer() {
  socket_.reset();
  int status = 0;
  while (::waitpid(server_, &status, 0) < 0 && errno == EINTR) {
  }
}

ForkResult ForkServer::run(std::span<const std::uint8_t> preparation, std::span<const std::uint8_t> job) {
  if (preparation.size() > preparation_limit) throw Error("a voice has too many settings");
  auto [ours, theirs] = socket_pair(SOCK_STREAM);
  std::vector<std::uint8_t> message{1};  // never empty: an empty message means that the other side is gone
  message.insert(message.end(), preparation.begin(), preparation.end());
  {
    const std::lock_guard lock(sending_);
    if (!send_with_descriptor(socket_.get(), message, theirs.get())) throw Error("the synthesis process has ended");
  }
  theirs.reset();

  ForkResult result;
  pid_t worker = -1;
  const auto deadline = std::chrono::steady_clock::now() + limit_;
  const std::uint64_t size = job.size();
  // When the other side has gone already, its answer may still tell why.
  if (write_whole(ours.get(), &size, sizeof size)) write_whole(ours.get(), job.data(), job.size());
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd waiting{ours.get(), POLLIN, 0};
    const int ready = left.count() > 0 ? ::poll(&waiting, 1, static_cast<int>(left.count())) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      if (worker > 0) ::kill(worker, SIGKILL);
      result.status = ForkResult::Status::timed_out;
      return result;
    }
    std::uint8_t head[5];
    std::uint32_t length = 0;
    if (!read_whole(ours.get(), head, sizeof head)) return result;
    std::memcpy(&length, head + 1, sizeof length);
    result.bytes.resize(length);
    if (!read_whole(ours.get(), result.bytes.data(), length)) return result;
    switch (static_cast<Reply>(head[0])) {
      case Reply::process_id:
        worker = static_cast<pid_t>(ByteReader(result.bytes).number<std::uint32_t>());
        break;
      case Reply::progress:
        result.progress = ByteReader(result.bytes).number<std::uint32_t>();
        break;
      case Reply::failed:
        result.status = ForkResult::Status::failed;
        result.message.assign(result.bytes.begin(), result.bytes.end());
        return result;
      case Reply::done:
        result.status = ForkResult::Status::done;
        return result;
    }
  }
}

}  // namespace earbound
