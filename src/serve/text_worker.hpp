#pragma once
// A thread that compresses texts, so that none of those that talk to clients waits for it.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "serve/site.hpp"

namespace earbound {

class TextWorker {
 public:
  /// `store` must outlive the worker.
  explicit TextWorker(TextStore& store);
  ~TextWorker() { stop(); }
  TextWorker(const TextWorker&) = delete;
  TextWorker& operator=(const TextWorker&) = delete;

  /// Compresses a text into the store, then calls `done` on the worker's thread, whether it could be done or not. False
  /// when the worker has stopped: then nothing is called.
  bool add(UncompressedText text, std::function<void()> done);
  /// Calls `done` of all that waits without compressing more. What comes later is refused.
  void stop();

 private:
  struct Job {
    UncompressedText text;
    std::function<void()> done;
  };
  void run();

  TextStore& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace earbound
