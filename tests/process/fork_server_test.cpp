#include "process/fork_server.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "base/bytes.hpp"
#include "base/error.hpp"

using namespace earbound;
using namespace std::chrono_literals;
using Status = ForkResult::Status;

namespace {

// What the processes remember: a job sees only what preparation left.
std::string prepared;
int jobs_here = 0;

void prepare(std::span<const std::uint8_t> preparation) {
  prepared = as_text(preparation);
  if (prepared == "bad voice") throw Error("there is no such voice", "choose another");
  if (prepared == "bad luck") throw std::runtime_error("out of luck");
  if (prepared == "crash") ::raise(SIGKILL);
}

std::vector<std::uint8_t> work(std::span<const std::uint8_t> job, const std::function<void(std::uint32_t)>& progress) {
  const std::string asked(as_text(job.first(std::min<std::size_t>(job.size(), 128))));
  ++jobs_here;
  if (asked == "crash") {
    progress(4);
    ::raise(SIGKILL);
  }
  if (asked == "hang") {
    progress(2);
    for (;;) ::pause();
  }
  if (asked == "error") throw Error("the text is too hard", "make it easier");
  if (asked == "exception") throw std::runtime_error("surprise");
  if (asked == "number") throw 5;
  if (asked == "memory") throw std::bad_alloc();
  if (asked == "kill parent") {
    ::kill(::getppid(), SIGKILL);
    for (;;) ::pause();
  }
  if (asked.starts_with("wait for ")) {
    while (::access(asked.c_str() + 9, F_OK) != 0) std::this_thread::sleep_for(5ms);
  }
  std::vector<std::uint8_t> answer(as_bytes(prepared).begin(), as_bytes(prepared).end());
  answer.push_back(static_cast<std::uint8_t>('0' + jobs_here));
  answer.insert(answer.end(), job.begin(), job.end());
  return answer;
}

ForkResult run(ForkServer& server, std::string_view job, std::string_view preparation = "voice") {
  return server.run(as_bytes(preparation), as_bytes(job));
}

std::string text(const ForkResult& result) {
  CHECK(result.status == Status::done);
  return std::string(as_text(result.bytes));
}

/// The parent of a process that lives; 0 when there is none.
int parent_of(const std::string& process) {
  std::ifstream stat("/proc/" + process + "/stat");
  std::string line;
  std::getline(stat, line);
  const auto at = line.rfind(')');  // "(name) state parent": the name may hold anything
  return at == std::string::npos || line[at + 2] == 'Z' ? 0 : std::atoi(line.c_str() + at + 4);
}

/// The arguments with which this program serves.
const std::vector<std::string> replacement{"serves forks"};

/// Every living process that this test program started, directly or not.
std::set<int> family() {
  std::multimap<int, int> children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; }))
      children.emplace(parent_of(name), std::atoi(name.c_str()));
  }
  std::set<int> found;
  std::vector<int> open{::getpid()};
  while (!open.empty()) {
    const auto [begin, end] = children.equal_range(open.back());
    open.pop_back();
    for (auto at = begin; at != end; ++at)
      if (found.insert(at->second).second) open.push_back(at->second);
  }
  return found;
}

bool soon(const std::function<bool()>& holds) {
  for (int i = 0; i < 200; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

bool gone(const std::set<int>& processes) {
  return std::none_of(processes.begin(), processes.end(),
                      [](int each) { return parent_of(std::to_string(each)) != 0; });
}

}  // namespace

TEST_CASE("every job begins as the preparation left it, in whatever order they come") {
  ForkServer server({prepare, work}, 5s);
  CHECK(text(run(server, "a")) == "voice1a");
  CHECK(text(run(server, "b")) == "voice1b");
  CHECK(text(run(server, "a")) == "voice1a");
  CHECK(text(run(server, "")) == "voice1");
  CHECK(prepared.empty());
  CHECK(jobs_here == 0);
}

TEST_CASE("different preparations do not see each other") {
  ForkServer server({prepare, work}, 5s);
  CHECK(text(run(server, "x", "english")) == "english1x");
  CHECK(text(run(server, "x", "french")) == "french1x");
  CHECK(text(run(server, "x", "english")) == "english1x");
  CHECK(text(run(server, "x", "")) == "1x");
  CHECK(text(run(server, "x", std::string(65536, 'p'))).size() == 65538);
  CHECK_THROWS_AS(run(server, "x", std::string(65537, 'p')), Error);
}

TEST_CASE("a job that crashes is told with its progress, and the next one runs") {
  ForkServer server({prepare, work}, 5s);
  const auto result = run(server, "crash");
  CHECK(result.status == Status::crashed);
  CHECK(result.progress == 4);
  CHECK(text(run(server, "a")) == "voice1a");
}

TEST_CASE("a job that hangs is ended at the limit and leaves no process") {
  std::set<int> started;
  {
    ForkServer server({prepare, work}, 300ms);
    CHECK(text(run(server, "a")) == "voice1a");
    REQUIRE(soon([] { return family().size() == 2; }));
    const auto begun = std::chrono::steady_clock::now();
    const auto result = run(server, "hang");
    const auto spent = std::chrono::steady_clock::now() - begun;
    CHECK(result.status == Status::timed_out);
    CHECK(result.progress == 2);
    CHECK(spent >= 290ms);
    CHECK(spent < 2s);
    CHECK(soon([] { return family().size() == 2; }));  // the server and that of the preparation
    CHECK(text(run(server, "a")) == "voice1a");
    started = family();
  }
  CHECK(soon([&] { return gone(started); }));
}

TEST_CASE("what a job throws reaches the caller as a message") {
  ForkServer server({prepare, work}, 5s);
  const auto message = [&](std::string_view job) {
    const auto result = run(server, job);
    CHECK(result.status == Status::failed);
    return result.message;
  };
  CHECK(message("error") == "the text is too hard; make it easier");
  CHECK(message("exception") == "surprise");
  CHECK(message("number") == "unknown failure");
  CHECK_THAT(message("memory"), Catch::Contains("not enough memory"));
}

TEST_CASE("what a preparation throws reaches the caller as a message, each time") {
  ForkServer server({prepare, work}, 5s);
  for (int i = 0; i < 3; ++i) {
    const auto result = run(server, "a", "bad voice");
    CHECK(result.status == Status::failed);
    CHECK(result.message == "there is no such voice; choose another");
  }
  CHECK(run(server, "a", "bad luck").message == "out of luck");
  CHECK_THROWS_WITH(run(server, "a", "crash"), Catch::Contains("ended or stood still 6 times"));
  CHECK(text(run(server, "a")) == "voice1a");
}

TEST_CASE("large jobs and answers pass whole") {
  ForkServer server({prepare, work}, 30s);
  std::string job(20'000'000, 'x');
  for (std::size_t i = 0; i < job.size(); i += 977) job[i] = static_cast<char>('a' + i % 26);
  CHECK(text(run(server, job)) == "voice1" + job);
}

TEST_CASE("jobs of several threads run side by side, each with its own answer") {
  ForkServer server({prepare, work}, 10s);
  std::atomic<int> right{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < 10; ++i) {
          const std::string voice = "voice " + std::to_string(i % 3), job = std::to_string(t) + "/" + std::to_string(i);
          const auto result = run(server, job, voice);
          if (result.status == Status::done && as_text(result.bytes) == voice + "1" + job) ++right;
        }
      });
  }
  CHECK(right == 80);
}

TEST_CASE("one job that hangs does not hold up the others") {
  ForkServer server({prepare, work}, 1500ms);
  Status hung = Status::done;
  std::jthread hanging([&] { hung = run(server, "hang").status; });
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  CHECK(text(run(server, "a")) == "voice1a");
  CHECK(std::chrono::steady_clock::now() - begun < 1s);
  hanging.join();
  CHECK(hung == Status::timed_out);
}

TEST_CASE("a server that was killed and cannot be replaced is an error, not a wait") {
  ForkServer server({prepare, work}, 5s);
  CHECK(text(run(server, "a")) == "voice1a");
  const auto started = family();
  for (const int each : started) ::kill(each, SIGKILL);
  REQUIRE(soon([&] { return family().empty(); }));
  CHECK_THROWS_WITH(run(server, "a"), Catch::Contains("has ended"));
}

// Not a test: what this program does when a ForkServer below executes it anew.
TEST_CASE("serves forks", "[.fork-server]") { serve_forks({prepare, work}); }

TEST_CASE("a server that was killed is replaced by one in the same state, again and again") {
  std::set<int> started;
  {
    ForkServer server({prepare, work}, 20s, replacement);
    for (int i = 0; i < 3; ++i) {
      CHECK(text(run(server, "a")) == "voice1a");
      CHECK(text(run(server, "x", "english")) == "english1x");
      for (const int each : family()) ::kill(each, SIGKILL);
      REQUIRE(soon([] { return family().empty(); }));
    }
    CHECK(text(run(server, "a")) == "voice1a");
    CHECK(text(run(server, "b")) == "voice1b");
    CHECK(text(run(server, "x", "english")) == "english1x");
    CHECK(soon([] { return family().size() == 3; }));
    started = family();
  }
  CHECK(soon([&] { return gone(started); }));
}

TEST_CASE("a server that was started anew lives longer than the thread that started it") {
  ForkServer server({prepare, work}, 20s, replacement);
  for (const int each : family()) ::kill(each, SIGKILL);
  REQUIRE(soon([] { return family().empty(); }));
  std::jthread([&] { run(server, "a"); }).join();
  const auto roots = [] {
    std::set<int> found = family();
    std::erase_if(found, [](int each) { return parent_of(std::to_string(each)) != ::getpid(); });
    return found;
  };
  const auto started = roots();
  CHECK(started.size() == 1);
  std::this_thread::sleep_for(50ms);
  CHECK(text(run(server, "a")) == "voice1a");
  CHECK(roots() == started);
}

TEST_CASE("a server that was stopped is ended and replaced, and so is one below it") {
  const bool all = GENERATE(false, true);
  ForkServer server({prepare, work}, 6s, replacement);
  CHECK(text(run(server, "a")) == "voice1a");
  const auto before = family();
  for (const int each : before)
    if (all || parent_of(std::to_string(each)) != ::getpid()) ::kill(each, SIGSTOP);
  const auto begun = std::chrono::steady_clock::now();
  CHECK(text(run(server, "a")) == "voice1a");
  CHECK(std::chrono::steady_clock::now() - begun < 5s);
  CHECK(soon([&] { return gone(before); }));
}

TEST_CASE("a server that is stopped when it is no longer needed is ended") {
  std::set<int> started;
  {
    ForkServer server({prepare, work}, 20s);
    run(server, "a");
    started = family();
    for (const int each : started) ::kill(each, SIGSTOP);
  }
  CHECK(soon([&] { return gone(started); }));
}

TEST_CASE("a job whose server or preparation is killed under it is run again, and none is blamed") {
  const bool all = GENERATE(false, true);
  const std::string gate = std::filesystem::temp_directory_path() / ("fork-server-gate-" + std::to_string(::getpid()));
  ForkServer server({prepare, work}, 20s, replacement);
  std::vector<std::jthread> threads;
  std::atomic<int> right{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      const auto result = run(server, "wait for " + gate);
      if (result.status == Status::done && as_text(result.bytes) == "voice1wait for " + gate) ++right;
    });
  for (int times = 0; times < 2; ++times) {
    REQUIRE(soon([] { return family().size() == 6; }));
    for (const int each : family()) {
      const int parent = parent_of(std::to_string(each));
      const bool is_root = parent == ::getpid();
      const bool is_preparation = parent_of(std::to_string(parent)) == ::getpid() && !is_root;
      if (all ? is_root : is_preparation) ::kill(each, SIGKILL);
    }
    std::this_thread::sleep_for(50ms);
  }
  std::ofstream(gate).put('\n');
  threads.clear();
  std::filesystem::remove(gate);
  CHECK(right == 4);
}

TEST_CASE("two servers of one process end each by itself") {
  auto one = std::make_unique<ForkServer>(ForkWork{prepare, work}, 5s);
  auto other = std::make_unique<ForkServer>(ForkWork{prepare, work}, 5s);
  CHECK(text(run(*one, "a")) == "voice1a");
  CHECK(text(run(*other, "a")) == "voice1a");
  one.reset();
  CHECK(text(run(*other, "b")) == "voice1b");
}

TEST_CASE("jobs leave no descriptors open") {
  const auto open = [] { return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}); };
  ForkServer server({prepare, work}, 5s);
  run(server, "a");
  const auto before = open();
  for (int i = 0; i < 20; ++i) run(server, i % 2 == 0 ? "a" : "crash");
  CHECK(open() == before);
}
