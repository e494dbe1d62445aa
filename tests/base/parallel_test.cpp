#include "base/parallel.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace earbound;

TEST_CASE("every index is worked on once, whatever the number of threads") {
  const unsigned threads = GENERATE(0U, 1U, 3U, 64U);
  std::vector<std::atomic<int>> times(50);
  parallel_for(times.size(), threads, [&](unsigned thread, std::size_t index) {
    ++times[index];
    if (thread >= std::max(threads, 1U)) throw std::runtime_error("a thread too many");
  });
  for (const auto& each : times) CHECK(each == 1);
  parallel_for(0, threads, [](unsigned, std::size_t) { throw std::runtime_error("there is no work"); });
}

TEST_CASE("work on several threads runs side by side") {
  std::atomic<int> waiting{0};
  parallel_for(2, 2, [&](unsigned, std::size_t) {
    ++waiting;
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (waiting < 2 && std::chrono::steady_clock::now() < give_up) std::this_thread::yield();
  });
  CHECK(waiting == 2);
}

TEST_CASE("of several failures that of the lowest index is told") {
  std::atomic<bool> second_failed{false};
  const auto work = [&](unsigned, std::size_t index) {
    if (index == 0) {
      while (!second_failed) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      throw std::runtime_error("at 0");
    }
    second_failed = true;
    throw std::runtime_error("at " + std::to_string(index));
  };
  CHECK_THROWS_WITH(parallel_for(10, 2, work), "at 0");
}

TEST_CASE("after a failure nothing more is begun") {
  std::atomic<int> begun{0};
  CHECK_THROWS(parallel_for(1000, 1, [&](unsigned, std::size_t index) {
    ++begun;
    if (index == 3) throw std::runtime_error("enough");
  }));
  CHECK(begun == 4);
}

TEST_CASE("an interruption stops the work before its next piece") {
  std::atomic<int> begun{0};
  const auto work = [&](unsigned, std::size_t index) {
    ++begun;
    if (index == 2) interrupted = true;
  };
  CHECK_THROWS_AS(parallel_for(1000, 1, work), Interrupted);
  CHECK(begun == 3);
  begun = 0;
  CHECK_THROWS_AS(parallel_for(5, 1, work), Interrupted);
  CHECK(begun == 0);
  interrupted = false;
}
