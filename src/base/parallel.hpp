#pragma once
// A fixed number of workers for all that can be done side by side, at whatever depth it arises.

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace earbound {

/// Set by the signal handler: work stops before its next piece, and WorkerPool::run throws Interrupted.
extern std::atomic<bool> interrupted;

struct Interrupted {};

/// The caller of the outermost run() is one of the workers. A piece of work may call run() itself: its pieces are done
/// by all workers that are free, and while it waits for the last of them its worker does pieces of other works. So a
/// few long works keep all workers busy, and there are never more of them at work than asked for.
class WorkerPool {
 public:
  /// At least one. Threads are started by the first run() that can use them.
  explicit WorkerPool(unsigned workers);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  [[nodiscard]] unsigned workers() const { return workers_; }

  /// Calls work(index) for every index below `count`; they begin in the order of the index. Pieces that arise within
  /// others go first, so that what was begun is finished before more is begun. After a failure no further piece of this
  /// call begins; the exception of the lowest index that failed is thrown here.
  void run(std::size_t count, const std::function<void(std::size_t)>& work);

 private:
  struct Batch;
  void start_threads();
  void help();
  Batch* next_batch(int least_depth);
  void do_piece(Batch& batch, std::unique_lock<std::mutex>& lock);

  unsigned workers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<Batch*> open_;  ///< in the order in which they were opened
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace earbound
