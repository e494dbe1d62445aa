#include "base/parallel.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace earbound {

std::atomic<bool> interrupted{false};

namespace {

thread_local int depth_here = 0;  // of the piece that this thread is at; 0: none

}  // namespace

struct WorkerPool::Batch {
  std::size_t count;
  const std::function<void(std::size_t)>& work;
  int depth;
  std::size_t next = 0, running = 0, failed_at = count;
  bool stopped = false;
  std::exception_ptr failure{};

  [[nodiscard]] bool has_more() const { return !stopped && !interrupted && next < count; }
};

WorkerPool::WorkerPool(unsigned workers) : workers_(std::max(workers, 1U)) {}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::start_threads() {
  while (threads_.size() + 1 < workers_) threads_.emplace_back([this] { help(); });
}

/// Of those of at least this depth that have more to do, the deepest, and of these the one that was opened first.
WorkerPool::Batch* WorkerPool::next_batch(int least_depth) {
  Batch* found = nullptr;
  for (Batch* batch : open_)
    if (batch->depth >= least_depth && batch->has_more() && (found == nullptr || batch->depth > found->depth))
      found = batch;
  return found;
}

void WorkerPool::do_piece(Batch& batch, std::unique_lock<std::mutex>& lock) {
  const std::size_t index = batch.next++;
  ++batch.running;
  lock.unlock();
  const int depth_before = std::exchange(depth_here, batch.depth);
  std::exception_ptr failure;
  try {
    batch.work(index);
  } catch (...) {
    failure = std::current_exception();
  }
  depth_here = depth_before;
  lock.lock();
  if (failure) {
    batch.stopped = true;
    if (index < batch.failed_at) {
      batch.failed_at = index;
      batch.failure = failure;
    }
  }
  if (--batch.running == 0 && !batch.has_more()) changed_.notify_all();
}

void WorkerPool::help() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    if (Batch* batch = next_batch(1))
      do_piece(*batch, lock);
    else
      changed_.wait(lock);
  }
}

void WorkerPool::run(std::size_t count, const std::function<void(std::size_t)>& work) {
  Batch batch{count, work, depth_here + 1};
  std::unique_lock lock(mutex_);
  if (count > 1) start_threads();
  const auto place = open_.insert(open_.end(), &batch);
  changed_.notify_all();
  while (batch.has_more()) do_piece(batch, lock);
  while (batch.running > 0) {
    // Only pieces as deep as these: one that is less deep may take very long, and others are free for it.
    if (Batch* other = next_batch(batch.depth))
      do_piece(*other, lock);
    else
      changed_.wait(lock);
  }
  open_.erase(place);
  lock.unlock();
  if (interrupted) throw Interrupted{};
  if (batch.failure) std::rethrow_exception(batch.failure);
}

}  // namespace earbound
