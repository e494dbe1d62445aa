#pragma once
// Another program, run with limits: bytes in, bytes out.

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace earbound {

struct CommandLimits {
  std::chrono::seconds time{60};
  std::uint64_t memory = 0;       ///< bytes of data that the program may hold; 0: any
  std::size_t output = SIZE_MAX;  ///< bytes
};

struct CommandResult {
  enum class Status { done, failed, missing, timed_out, too_long };
  Status status = Status::failed;
  std::vector<std::uint8_t> output;  ///< done: what it wrote to standard output
  std::string complaint;             ///< what it wrote to standard error, at most some thousand bytes
};

/// Runs `words`, the first being a program that is looked for in PATH, with `input` on standard input. It writes no
/// file and leaves none of its processes behind. `missing`: there is no such program. Any thread may call.
CommandResult run_command(const std::vector<std::string>& words, std::span<const std::uint8_t> input,
                          const CommandLimits& limits);

}  // namespace earbound
