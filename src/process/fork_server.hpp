#pragma once
// Work in fresh forks of a pristine process ("zygote"). The server is forked before any thread exists; it initialises
// once for every distinct preparation and then forks one child for each job. Every child begins in exactly the same
// state, so the result of a job depends on the job alone; and a crash or a hang ends the child, not the build.
//
// A server that was killed is replaced, and one that was stopped is ended and replaced. By then there are threads,
// whose locks a fork would copy in whatever state they are: so the program executes itself anew, and the new process
// serves.

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "process/fork_root.hpp"

namespace earbound {

struct ForkResult {
  enum class Status { done, failed, crashed, timed_out };
  Status status = Status::crashed;
  std::vector<std::uint8_t> bytes;  ///< done: what `work` returned
  std::string message;              ///< failed: the message of what it threw
  std::uint32_t progress = 0;       ///< the last progress reported
};

class ForkServer {
 public:
  /// Forks the server. Must be called while the process has a single thread. `arguments` are those with which this
  /// program, executed anew, calls serve_forks with the same work; without them a server that ends is not replaced.
  ForkServer(const ForkWork& work, std::chrono::milliseconds limit, std::vector<std::string> arguments = {});
  ~ForkServer();
  ForkServer(const ForkServer&) = delete;
  ForkServer& operator=(const ForkServer&) = delete;

  /// Runs a job in a process of its own and waits for it. Any thread may call; jobs of several threads run side by
  /// side. `preparation` is at most 64 KiB. A job that takes longer than the limit is killed. A job that was lost
  /// because a process of the server ended, or did not begin within a sixth of the limit (at least a second), is run
  /// again; throws Error when that has happened six times, Interrupted when the build was interrupted meanwhile.
  ForkResult run(std::span<const std::uint8_t> preparation, std::span<const std::uint8_t> job);

 private:
  class Root;
  [[nodiscard]] std::shared_ptr<Root> living_root();
  [[nodiscard]] std::optional<ForkResult> attempt(Root& root, std::span<const std::uint8_t> message,
                                                  std::span<const std::uint8_t> job) const;

  std::chrono::milliseconds limit_;
  std::vector<std::string> arguments_;
  std::mutex replacing_;
  std::shared_ptr<Root> root_;
};

/// What a program does that ForkServer executed anew: serves on standard input, which is a socket, and ends.
[[noreturn]] void serve_forks(const ForkWork& work);

}  // namespace earbound
