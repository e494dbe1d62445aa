#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "base/parallel.hpp"
#include "cli/commands.hpp"
#include "cli/standard_output.hpp"
#include "qr/qr_code.hpp"
#include "serve/file_server.hpp"

namespace earbound {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds time_to_finish{10};  // for what is being sent when the server is stopped

/// Waits for the signals that end a program, in place of being ended by them.
class StopSignal {
 public:
  StopSignal() {
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, SIGINT);
    ::sigaddset(&signals_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  ~StopSignal() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  /// Whether one came, now or within `time`.
  [[nodiscard]] bool within(std::chrono::milliseconds time) const {
    const timespec patience{time.count() / 1000, time.count() % 1000 * 1'000'000};
    return ::sigtimedwait(&signals_, nullptr, &patience) > 0 || interrupted.exchange(false);
  }

 private:
  sigset_t signals_{}, before_{};
};

/// What is served, and to whom.
std::string announcement(const FileServer& server, const std::string& directory) {
  std::string text = fmt::format("{} is served at {}\n", directory, server.addresses().front());
  for (std::size_t i = 1; i < server.addresses().size(); ++i) text += fmt::format("and at {}\n", server.addresses()[i]);
  if (server.loopback())
    text += "Only this computer reaches it; --bind 0.0.0.0 lets others in its network read it.\n";
  else
    text +=
        "Everyone who reaches this computer over its network can read every file in it but hidden ones: there is no "
        "password, and nothing is encrypted.\n";
  return text + "Stop it with Control-C.\n";
}

std::string drawn_code(const FileServer& server) {
  const bool coloured = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  std::string text = qr_for_terminal(make_qr_code(server.addresses().front()), coloured);
  if (server.loopback()) text += "A phone does not reach this address; give one of this computer's with --bind.\n";
  return text;
}

/// Lets what is being sent come to its end, unless it takes too long or another signal comes.
void finish(FileServer& server, const StopSignal& signal) {
  constexpr std::chrono::milliseconds step{50};
  server.stop_accepting();
  if (server.idle()) return;
  fmt::print(stderr, "stopping; what is being sent has {} seconds to end\n", time_to_finish.count());
  const auto end = Clock::now() + time_to_finish;
  while (!server.idle() && Clock::now() < end && !signal.within(step)) continue;
}

}  // namespace

int run_serve(const CommandLine& line) {
  ServeOptions options;
  options.directory = line.serve_directory;
  if (!line.bind_address.empty()) options.address = line.bind_address;
  if (line.port >= 0) options.port = static_cast<std::uint16_t>(line.port);
  const StopSignal signal;
  FileServer server(options);
  print(announcement(server, options.directory));
  if (line.qr) print(drawn_code(server));
  while (!signal.within(std::chrono::seconds(1))) server.end_slow_requests();
  finish(server, signal);
  return 0;
}

}  // namespace earbound
