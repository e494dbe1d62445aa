#include "process/fork_root.hpp"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <map>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "process/descriptor_passing.hpp"

namespace earbound {
namespace {

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

/// What the process of one job does.
void do_job(const ForkWork& work, int connection) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::signal(SIGCHLD, SIG_DFL);
  ByteWriter ids;
  ids.number(static_cast<std::uint32_t>(::getpid()));
  ids.number(static_cast<std::uint32_t>(::getppid()));
  std::uint64_t size = 0;
  if (!send_reply(connection, Reply::process_ids, ids.bytes())) return;
  if (!read_whole(connection, &size, sizeof size)) return;
  std::vector<std::uint8_t> job(size);
  if (!read_whole(connection, job.data(), job.size())) return;
  const auto result = work.work(job, [&](std::uint32_t step) {
    ByteWriter number;
    number.number(step);
    send_reply(connection, Reply::progress, number.bytes());
  });
  send_reply(connection, Reply::done, result);
}

/// Serves jobs of one preparation, or (at the root) hands each job to the process of its preparation.
/// Returns when the other side is gone.
class Server {
 public:
  Server(const ForkWork& work, Descriptor socket, bool root) : work_(work), socket_(std::move(socket)), root_(root) {}

  void serve() {
    std::vector<std::uint8_t> message;
    while (const auto connection = receive_with_descriptor(socket_.get(), preparation_limit + 1, message)) {
      if (root_)
        pass_on(message, connection->get());
      else
        fork_job(connection->get());
    }
  }

 private:
  void fork_job(int connection) {
    if (::fork() != 0) return;  // a failed fork closes the connection, which the caller sees
    socket_.reset();            // so that it closes with the server, not with its last job
    end_with(connection, [&] { do_job(work_, connection); });
  }

  void pass_on(const std::vector<std::uint8_t>& preparation, int connection) {
    const auto known = prepared_.find(preparation);
    if (known != prepared_.end()) {
      if (send_with_descriptor(known->second.get(), preparation, connection)) return;
      prepared_.erase(known);  // it has died
    }
    auto ends = socket_pair(SOCK_SEQPACKET);
    Descriptor &ours = ends.first, &theirs = ends.second;
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

void serve_as_root(const ForkWork& work, Descriptor socket) noexcept {
  ::signal(SIGINT, SIG_IGN);   // the build decides what an interrupt means
  ::signal(SIGCHLD, SIG_IGN);  // children reap themselves
  end_with(-1, [&] { Server(work, std::move(socket), true).serve(); });
}

}  // namespace earbound
