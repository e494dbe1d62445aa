#include "base/parallel.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace earbound;

TEST_CASE("every index is worked on once, whatever the number of threads") {
  const unsigned threads = GENERATE(0U, 1U, 3U, 64U);
  std::vector<std::atomic<int>> times(50);
  WorkerPool pool(threads);
  std::atomic<unsigned> at_work{0};
  pool.run(times.size(), [&](std::size_t index) {
    if (++at_work > std::max(threads, 1U)) throw std::runtime_error("a worker too many");
    ++times[index];
    --at_work;
  });
  for (const auto& each : times) CHECK(each == 1);
  pool.run(0, [](std::size_t) { throw std::runtime_error("there is no work"); });
}

TEST_CASE("work on several threads runs side by side") {
  std::atomic<int> waiting{0};
  WorkerPool(2).run(2, [&](std::size_t) {
    ++waiting;
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (waiting < 2 && std::chrono::steady_clock::now() < give_up) std::this_thread::yield();
  });
  CHECK(waiting == 2);
}

TEST_CASE("of several failures that of the lowest index is told") {
  std::atomic<bool> second_failed{false};
  const auto work = [&](std::size_t index) {
    if (index == 0) {
      while (!second_failed) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      throw std::runtime_error("at 0");
    }
    second_failed = true;
    throw std::runtime_error("at " + std::to_string(index));
  };
  CHECK_THROWS_WITH(WorkerPool(2).run(10, work), "at 0");
}

TEST_CASE("after a failure nothing more is begun") {
  std::atomic<int> begun{0};
  CHECK_THROWS(WorkerPool(1).run(1000, [&](std::size_t index) {
    ++begun;
    if (index == 3) throw std::runtime_error("enough");
  }));
  CHECK(begun == 4);
}

TEST_CASE("an interruption stops the work before its next piece") {
  std::atomic<int> begun{0};
  const auto work = [&](std::size_t index) {
    ++begun;
    if (index == 2) interrupted = true;
  };
  CHECK_THROWS_AS(WorkerPool(1).run(1000, work), Interrupted);
  CHECK(begun == 3);
  begun = 0;
  CHECK_THROWS_AS(WorkerPool(1).run(5, work), Interrupted);
  CHECK(begun == 0);
  interrupted = false;
}

TEST_CASE("what arises within a piece is done by all workers, and never by more of them than asked for") {
  constexpr unsigned workers = 3;
  WorkerPool pool(workers);
  std::atomic<unsigned> at_work{0}, most{0};
  std::vector<std::set<std::thread::id>> threads(2);
  std::mutex noting;
  pool.run(threads.size(), [&](std::size_t outer) {
    pool.run(outer == 0 ? 4 : 60, [&](std::size_t) {
      const unsigned now = ++at_work;
      {
        const std::lock_guard lock(noting);
        most = std::max<unsigned>(most, now);
        threads[outer].insert(std::this_thread::get_id());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      --at_work;
    });
  });
  CHECK(threads[1].size() == workers);  // the longer one had the others when the shorter was done
  CHECK(most <= workers);
  CHECK(at_work == 0);
}

TEST_CASE("what arises within pieces goes before pieces that have not begun") {
  WorkerPool pool(1);
  std::string order;
  pool.run(2, [&](std::size_t outer) {
    order += "AB"[outer];
    pool.run(2, [&](std::size_t) { order += "ab"[outer]; });
  });
  CHECK(order == "AaaBbb");
}

TEST_CASE("a failure within a piece is the failure of that piece alone") {
  WorkerPool pool(2);
  std::atomic<int> whole{0};
  pool.run(6, [&](std::size_t outer) {
    try {
      pool.run(5, [&](std::size_t) {
        if (outer == 2) throw std::runtime_error("inner");
      });
      ++whole;
    } catch (const std::runtime_error&) {
    }
  });
  CHECK(whole == 5);
}
