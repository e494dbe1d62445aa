#include "serve/text_worker.hpp"

#include <exception>

namespace earbound {

TextWorker::TextWorker(TextStore& store) : store_(store), thread_([this] { run(); }) {}

bool TextWorker::add(UncompressedText text, std::function<void()> done) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
    jobs_.push_back({std::move(text), std::move(done)});
  }
  changed_.notify_one();
  return true;
}

void TextWorker::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void TextWorker::run() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    const bool compress = !stopping_;
    lock.unlock();
    try {
      if (compress) store_.compress(job.text.identity, job.text.content);
    } catch (const std::exception&) {
      // The text is sent as it is.
    }
    job.done();
  }
}

}  // namespace earbound
