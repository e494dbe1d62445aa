#include "process/fork_server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <thread>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "process/descriptor_passing.hpp"

namespace earbound {
namespace {

constexpr int most_losses = 6;

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

enum class Outcome { whole, ended, late };

struct ReceivedReply {
  Outcome outcome = Outcome::ended;
  Reply kind{};                     ///< whole: this
  std::vector<std::uint8_t> bytes;  ///< and what it says
};

/// How long a job's process may take to begin: there is only forking to be done, and at first the preparation.
milliseconds start_limit(milliseconds limit) { return std::max<milliseconds>(limit / 6, 1s); }

/// The caller's end of a job's stream. It never waits beyond a deadline.
class Connection {
 public:
  explicit Connection(Descriptor socket) : socket_(std::move(socket)) {}
  void set_deadline(milliseconds from_now) { deadline_ = Clock::now() + from_now; }

  Outcome write(const void* data, std::size_t size) {
    const auto* at = static_cast<const char*>(data);
    return transfer(size, POLLOUT, [&](std::size_t done, std::size_t left) {
      return ::send(socket_.get(), at + done, left, MSG_NOSIGNAL | MSG_DONTWAIT);
    });
  }
  ReceivedReply read_reply() {
    ReceivedReply reply;
    std::uint8_t head[1 + sizeof(std::uint32_t)];
    reply.outcome = read(head, sizeof head);
    if (reply.outcome != Outcome::whole) return reply;
    ByteReader in(head);
    reply.kind = static_cast<Reply>(in.number<std::uint8_t>());
    reply.bytes.resize(in.number<std::uint32_t>());
    reply.outcome = read(reply.bytes.data(), reply.bytes.size());
    return reply;
  }

 private:
  Outcome read(void* data, std::size_t size) {
    auto* at = static_cast<char*>(data);
    return transfer(size, POLLIN, [&](std::size_t done, std::size_t left) {
      return ::recv(socket_.get(), at + done, left, MSG_DONTWAIT);
    });
  }

  template <class Step>
  Outcome transfer(std::size_t size, short events, Step step) {
    for (std::size_t done = 0; done < size;) {
      const auto left = std::chrono::ceil<milliseconds>(deadline_ - Clock::now());
      pollfd waiting{socket_.get(), events, 0};
      const int ready = left.count() > 0 ? ::poll(&waiting, 1, static_cast<int>(left.count())) : 0;
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return Outcome::late;
      const ssize_t moved = step(done, size - done);
      if (moved < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (moved <= 0) return Outcome::ended;
      done += static_cast<std::size_t>(moved);
    }
    return Outcome::whole;
  }

  Descriptor socket_;
  Clock::time_point deadline_;
};

/// Whether a process that is not our child has ended. One whose death has just ended another of ours is given a moment.
class Witness {
 public:
  explicit Witness(pid_t process)
      : process_(static_cast<int>(::syscall(SYS_pidfd_open, process, 0))),
        ended_(!process_.valid() && errno == ESRCH) {}
  [[nodiscard]] bool ended() const {
    constexpr int moment = 20;  // milliseconds
    pollfd waiting{process_.get(), POLLIN, 0};
    return ended_ || (process_.valid() && ::poll(&waiting, 1, moment) > 0);
  }

 private:
  Descriptor process_;
  bool ended_;
};

ForkResult failure(const ReceivedReply& reply) {
  return {ForkResult::Status::failed, {}, std::string(as_text(reply.bytes)), 0};
}

/// Reads the answer to a job that was sent. `crashed` when it is missing.
ForkResult hear_out(Connection& connection) {
  ForkResult result;
  for (;;) {
    ReceivedReply reply = connection.read_reply();
    if (reply.outcome == Outcome::late) result.status = ForkResult::Status::timed_out;
    if (reply.outcome != Outcome::whole) return result;
    if (reply.kind == Reply::failed) return failure(reply);
    if (reply.kind == Reply::progress) result.progress = ByteReader(reply.bytes).number<std::uint32_t>();
    if (reply.kind == Reply::done) {
      result.status = ForkResult::Status::done;
      result.bytes = std::move(reply.bytes);
      return result;
    }
  }
}

/// Executes this program with `arguments`, its standard input being `input`.
pid_t execute_self(const std::vector<std::string>& arguments, int input) {
  std::string name = "earbound";
  std::vector<char*> words{name.data()};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  pid_t process = -1;
  // Not by its name: the file may have been replaced since.
  const int failure = ::posix_spawn(&process, "/proc/self/exe", &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  errno = failure;
  return failure == 0 ? process : -1;
}

}  // namespace

/// The root process of a server, a child of ours.
class ForkServer::Root {
 public:
  static std::shared_ptr<Root> fork(const ForkWork& work, milliseconds patience) {
    auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
    const pid_t process = ::fork();
    if (process == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ours.reset();
      serve_as_root(work, std::move(theirs));
    }
    return std::make_shared<Root>(process, std::move(ours), patience);
  }

  // Without PR_SET_PDEATHSIG, which would end it with the thread that starts it: it ends when its socket is closed.
  static std::shared_ptr<Root> execute(const std::vector<std::string>& arguments, milliseconds patience) {
    auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
    return std::make_shared<Root>(execute_self(arguments, theirs.get()), std::move(ours), patience);
  }

  Root(pid_t process, Descriptor socket, milliseconds patience) : process_(process), socket_(std::move(socket)) {
    if (process_ < 0) throw system_error("start a process", "worker");
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
    const timeval limit{seconds.count(), std::chrono::microseconds(patience - seconds).count()};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  }
  ~Root() { end(); }
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;

  /// Asks for a job's process at the other end of `connection`. False when the root does not listen.
  [[nodiscard]] bool ask(std::span<const std::uint8_t> message, int connection) const {
    return send_with_descriptor(socket_.get(), message, connection);
  }

  bool living() {
    const std::lock_guard lock(waiting_);
    if (living_ && ::waitpid(process_, nullptr, WNOHANG) != 0) living_ = false;
    return living_;
  }

  /// Ends the root and with it every process it started.
  void end() {
    const std::lock_guard lock(waiting_);
    if (!living_) return;
    ::kill(process_, SIGKILL);  // a process that was stopped hears nothing else
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
    living_ = false;
  }

 private:
  pid_t process_;
  Descriptor socket_;
  std::mutex waiting_;
  bool living_ = true;
};

ForkServer::ForkServer(const ForkWork& work, milliseconds limit, std::vector<std::string> arguments)
    : limit_(limit), arguments_(std::move(arguments)), root_(Root::fork(work, start_limit(limit))) {}

ForkServer::~ForkServer() = default;

std::shared_ptr<ForkServer::Root> ForkServer::living_root() {
  const std::lock_guard lock(replacing_);
  if (root_->living()) return root_;
  if (arguments_.empty()) throw Error("the process that starts workers has ended");
  root_ = Root::execute(arguments_, start_limit(limit_));
  return root_;
}

ForkResult ForkServer::run(std::span<const std::uint8_t> preparation, std::span<const std::uint8_t> job) {
  if (preparation.size() > preparation_limit) throw Error("a voice has too many settings");
  std::vector<std::uint8_t> message{1};  // never empty: an empty message means that the other side is gone
  message.insert(message.end(), preparation.begin(), preparation.end());
  for (int losses = 0; losses < most_losses; ++losses) {
    if (interrupted) throw Interrupted{};
    std::this_thread::sleep_for(losses * 20ms);  // what is dying should be gone
    if (auto result = attempt(*living_root(), message, job)) return std::move(*result);
  }
  throw Error(fmt::format("the processes that do the work ended or stood still {} times before they gave an answer",
                          most_losses),
              "see whether something on this machine ends them, such as a limit on memory or on processes");
}

/// Nothing when the job was lost by no fault of its own.
std::optional<ForkResult> ForkServer::attempt(Root& root, std::span<const std::uint8_t> message,
                                              std::span<const std::uint8_t> job) const {
  auto [ours, theirs] = socket_pair(SOCK_STREAM);
  if (!root.ask(message, theirs.get())) {
    root.end();
    return std::nullopt;
  }
  theirs.reset();

  Connection connection(std::move(ours));
  connection.set_deadline(start_limit(limit_));
  const auto first = connection.read_reply();
  if (first.outcome == Outcome::late) root.end();  // it, or the process that it passed the job to, stands still
  if (first.outcome != Outcome::whole) return std::nullopt;
  if (first.kind == Reply::failed) return failure(first);
  ByteReader ids(first.bytes);
  const auto process = static_cast<pid_t>(ids.number<std::uint32_t>());
  const Witness parent(static_cast<pid_t>(ids.number<std::uint32_t>()));

  connection.set_deadline(limit_);
  const std::uint64_t size = job.size();
  if (connection.write(&size, sizeof size) == Outcome::whole) connection.write(job.data(), job.size());
  ForkResult result = hear_out(connection);
  if (result.status == ForkResult::Status::timed_out) ::kill(process, SIGKILL);
  if (result.status == ForkResult::Status::crashed && parent.ended()) return std::nullopt;
  return result;
}

void serve_forks(const ForkWork& work) {
  int type = 0;
  socklen_t size = sizeof type;
  if (::getsockopt(STDIN_FILENO, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_SEQPACKET)
    throw UsageError("this command is for earbound's own use", "`earbound --help` lists the others");
  Descriptor socket(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  ::dup2(nothing.get(), STDIN_FILENO);
  serve_as_root(work, std::move(socket));
}

}  // namespace earbound
