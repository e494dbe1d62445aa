#pragma once
// A wall around a process that reads bytes of strangers: from then on it can compute and answer, and nothing else.
// Seccomp (libseccomp) refuses system calls, Landlock the file system where the kernel has it, resource limits the
// rest. What is refused fails with EPERM: a parser that asks by mistake goes on.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace earbound {

struct WallLimits {
  std::uint64_t memory = 0;                ///< bytes of address space on top of what the process has; 0: no limit
  std::chrono::seconds processor_time{0};  ///< 0: no limit
  std::vector<std::string> readable;       ///< directories whose files may be opened, for reading
};

/// Raises it around the calling process, for good. Descriptors that are open stay usable. No new process, no socket, no
/// file written or changed, no file read but those of `readable`; what libraries write to standard error goes nowhere.
/// Throws Error when the kernel has no seccomp.
void raise_wall(const WallLimits& limits);

/// Half of the machine's memory, at least a gigabyte: what reading one source may take.
std::uint64_t usual_memory_limit();

}  // namespace earbound
