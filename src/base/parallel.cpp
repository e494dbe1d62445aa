#include "base/parallel.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace earbound {

std::atomic<bool> interrupted{false};

void parallel_for(std::size_t count, unsigned threads, const std::function<void(unsigned, std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::mutex failing;
  std::size_t failed_at = count;
  std::exception_ptr failure;

  const auto run = [&](unsigned thread) {
    for (;;) {
      if (stop || interrupted) return;
      const std::size_t index = next++;
      if (index >= count) return;
      try {
        work(thread, index);
      } catch (...) {
        const std::lock_guard lock(failing);
        stop = true;
        if (index < failed_at) {
          failed_at = index;
          failure = std::current_exception();
        }
      }
    }
  };
  const auto wanted = static_cast<unsigned>(std::min<std::size_t>(std::max(threads, 1U), count));
  {
    std::vector<std::jthread> helpers;
    for (unsigned thread = 1; thread < wanted; ++thread) helpers.emplace_back(run, thread);
    run(0);
  }
  if (interrupted) throw Interrupted{};
  if (failure) std::rethrow_exception(failure);
}

}  // namespace earbound
