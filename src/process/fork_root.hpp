#pragma once
// The server side of ForkServer. The root never does work itself: it forks one process for each distinct preparation,
// which prepares and then forks one process for each job.
//
// To the root goes, for each job, one message: a byte, the preparation, and a descriptor, the other end of a stream.
// On that stream the job's process tells who it is, reads the job (its length, then its bytes) and answers. A
// preparation that throws answers in its place.

#include <cstdint>
#include <functional>
#include <span>
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

/// The largest preparation, in bytes.
constexpr std::size_t preparation_limit = 65536;

/// Of every answer: its kind, a number of four bytes, and so many bytes more.
enum class Reply : std::uint8_t {
  process_ids,  ///< first of all: the process of the job and its parent, four bytes each
  progress,     ///< a number of four bytes
  done,         ///< the result; last
  failed,       ///< a message; last
};

/// Serves until the other side of `socket` is gone, then ends the process. The process must have a single thread.
[[noreturn]] void serve_as_root(const ForkWork& work, Descriptor socket) noexcept;

}  // namespace earbound
