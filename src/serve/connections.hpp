#pragma once
// The open connections of a server, and what each is waiting for.

#include <sys/socket.h>

#include <chrono>
#include <mutex>
#include <unordered_map>

namespace earbound {

/// May be used from several threads. A connection is known by its socket, which stays open until closed() is called.
class Connections {
 public:
  using Clock = std::chrono::steady_clock;

  void opened(int socket) { wait(socket); }
  /// A request has come whole; it is answered from now on.
  void answering(int socket) {
    const std::lock_guard lock(mutex_);
    open_[socket].answering = true;
  }
  /// The answer has been sent; the connection waits for the next request.
  void answered(int socket) { wait(socket); }
  void closed(int socket) {
    const std::lock_guard lock(mutex_);
    open_.erase(socket);
  }

  /// Ends those that have waited longer than `patience` for a whole request, as of a client that sends it byte by byte,
  /// and those whose client has gone: that is not always noticed where the end came with the last bytes.
  void end_waiting(std::chrono::seconds patience) {
    const Clock::time_point now = Clock::now();
    const std::lock_guard lock(mutex_);
    for (const auto& [socket, state] : open_) {
      if (state.answering) continue;
      const bool gone = state.since + std::chrono::seconds(1) < now && is_at_end(socket);
      if (gone || state.since + patience < now) ::shutdown(socket, SHUT_RDWR);
    }
  }
  [[nodiscard]] bool any_answering() const {
    const std::lock_guard lock(mutex_);
    for (const auto& [socket, state] : open_)
      if (state.answering) return true;
    return false;
  }

 private:
  struct State {
    bool answering = false;
    Clock::time_point since;
  };
  /// Nothing waits to be read, and nothing will come.
  static bool is_at_end(int socket) {
    char byte = 0;
    return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
  }
  void wait(int socket) {
    const std::lock_guard lock(mutex_);
    open_[socket] = {false, Clock::now()};
  }

  mutable std::mutex mutex_;
  std::unordered_map<int, State> open_;
};

}  // namespace earbound
