#include "process/command.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include "base/error.hpp"
#include "base/file.hpp"
#include "process/descriptor_passing.hpp"

namespace earbound {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t longest_complaint = 4096;
constexpr int program_missing = 127;  // as shells say it

struct Pipe {
  Descriptor read, write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw system_error("make a pipe", "program");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

void limit(decltype(RLIMIT_AS) resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(resource, &both);
}

/// In the forked process of a program with threads: nothing but system calls.
[[noreturn]] void become(char* const* words, const std::array<int, 3>& standard, const CommandLimits& limits) {
  ::setpgid(0, 0);  // so that all it starts can be ended with it
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (int i = 0; i < 3; ++i) ::dup2(standard[static_cast<std::size_t>(i)], i);
  if (limits.memory > 0) limit(RLIMIT_DATA, limits.memory);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGXFSZ, SIG_DFL);
  ::execvp(words[0], words);
  ::_exit(program_missing);
}

/// A program that runs; ended with all that it started.
class Running {
 public:
  Running(pid_t process, Descriptor input, Pipe output, Pipe complaint)
      : process_(process),
        input_(std::move(input)),
        output_(std::move(output.read)),
        complaint_(std::move(complaint.read)) {
    for (const Descriptor* end : {&input_, &output_, &complaint_}) ::fcntl(end->get(), F_SETFL, O_NONBLOCK);
  }
  ~Running() {
    if (process_ > 0) wait_for_end(true);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  CommandResult exchange(std::span<const std::uint8_t> input, const CommandLimits& limits) {
    CommandResult result;
    const Clock::time_point deadline = Clock::now() + limits.time;
    if (input.empty()) input_.reset();
    while (output_.valid() || complaint_.valid()) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
      std::array<pollfd, 3> ends{
          {{input_.get(), POLLOUT, 0}, {output_.get(), POLLIN, 0}, {complaint_.get(), POLLIN, 0}}};
      const int ready = left.count() > 0 ? ::poll(ends.data(), ends.size(), static_cast<int>(left.count())) : 0;
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) {
        result.status = CommandResult::Status::timed_out;
        return result;
      }
      if (ends[0].revents != 0) feed(input);
      if (ends[1].revents != 0)
        drain(output_, [&](std::span<const char> bytes) {
          result.output.insert(result.output.end(), bytes.begin(), bytes.end());
        });
      if (ends[2].revents != 0)
        drain(complaint_, [&](std::span<const char> bytes) {
          const std::size_t room = longest_complaint - std::min(longest_complaint, result.complaint.size());
          result.complaint.append(bytes.data(), std::min(bytes.size(), room));
        });
      if (result.output.size() > limits.output) {
        result.status = CommandResult::Status::too_long;
        return result;
      }
    }
    const int status = wait_for_end(false);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) result.status = CommandResult::Status::done;
    if (WIFEXITED(status) && WEXITSTATUS(status) == program_missing) result.status = CommandResult::Status::missing;
    return result;
  }

 private:
  void feed(std::span<const std::uint8_t>& input) {
    const ssize_t written = ::send(input_.get(), input.data(), input.size(), MSG_NOSIGNAL);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (written > 0) input = input.subspan(static_cast<std::size_t>(written));
    if (written <= 0 || input.empty()) input_.reset();  // it reads no further, or has read all
  }

  template <class Take>
  static void drain(Descriptor& end, const Take& take) {
    std::array<char, 65536> buffer;
    const ssize_t got = ::read(end.get(), buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0)
      end.reset();
    else
      take(std::span<const char>(buffer).first(static_cast<std::size_t>(got)));
  }

  int wait_for_end(bool kill) {
    int status = 0;
    if (kill) {
      ::kill(-process_, SIGKILL);
      ::kill(process_, SIGKILL);
    }
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
    ::kill(-process_, SIGKILL);  // what it has left behind
    process_ = -1;
    return status;
  }

  pid_t process_;
  Descriptor input_, output_, complaint_;
};

}  // namespace

CommandResult run_command(const std::vector<std::string>& words, std::span<const std::uint8_t> input,
                          const CommandLimits& limits) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  auto [to_program, in] = socket_pair(SOCK_STREAM);  // not a pipe: who reads no further must not end this program
  Pipe out = make_pipe(), complaint = make_pipe();
  const pid_t process = ::fork();
  if (process < 0) throw system_error("start a process", words.front());
  if (process == 0) become(arguments.data(), {in.get(), out.write.get(), complaint.write.get()}, limits);
  in.reset();
  out.write.reset();
  complaint.write.reset();
  return Running(process, std::move(to_program), std::move(out), std::move(complaint)).exchange(input, limits);
}

}  // namespace earbound
