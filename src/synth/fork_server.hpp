#pragma once
// Work in fresh forks of a pristine process ("zygote"). The server is forked before any thread exists; it initialises
// once for every distinct preparation and then forks one child for each job. Every child begins in exactly the same
// state, so the result of a job depends on the job alone; and a crash or a hang ends the child, not the build.

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace earbound {

/// What runs in the server's processes. Both are called in a forked process, never in the caller's.
struct ForkWork {
  /// Once for each distinct preparation; what it leaves in memory is what each job's process begins with.
  std::function<void(std::span<const std::uint8_t> preparation)> prepare;
  /// A job. `progress` tells the caller how far it is. The returned bytes reach the caller; so does the message of an
  /// exception.
  std::function<std::vector<std::uint8_t>(std::span<const std::uint8_t> job,
                                          const std::function<void(std::uint32_t)>& progress)>
      work;
};

struct ForkResult {
  enum class Status { done, failed, crashed, timed_out };
  Status status = Status::crashed;
  std::vector<std::uint8_t> bytes;  ///< done: what `work` returned
  std::string message;              ///< failed: the message of what it threw
  std::uint32_t progress = 0;       ///< the last progress reported
};

class ForkServer {
 public:
  /// Forks the server. Must be called while the process has a single thread.
  ForkServer(ForkWork work, std::chrono::milliseconds limit);
  ~ForkServer();
  ForkServer(const ForkServer&) = delete;
  ForkServer& operator=(const ForkServer&) = delete;

  /// Runs a job in a process of its own and waits for it. Any thread may call; jobs of several threads run side by
  /// side. `preparation` is at most 64 KiB. A job that takes longer than the limit is killed.
  ForkResult run(std::span<const std::uint8_t> preparation, std::span<const std::uint8_t> job);

 private:
  Descriptor socket_;
  std::mutex sending_;
  std::chrono::milliseconds limit_;
  int server_ = -1;
};

}  // namespace earbound
