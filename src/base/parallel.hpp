#pragma once
// Several threads over a list of independent pieces of work.

#include <atomic>
#include <cstddef>
#include <functional>

namespace earbound {

/// Set by the signal handler: work stops before its next piece, and parallel_for throws Interrupted.
extern std::atomic<bool> interrupted;

struct Interrupted {};

/// Calls work(thread, index) for every index below `count`, in order of the index, on `threads` threads (at least 1).
/// After a failure no further piece is begun; the exception of the lowest index that failed is thrown here.
void parallel_for(std::size_t count, unsigned threads,
                  const std::function<void(unsigned thread, std::size_t index)>& work);

}  // namespace earbound
