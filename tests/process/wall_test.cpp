#include "process/wall.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <functional>
#include <thread>

#include "../base/temporary_directory.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "process/fork_server.hpp"

using namespace earbound;
using namespace std::chrono_literals;

namespace {

/// What happens to `misdeed` in a process behind the wall. It answers with errno, 0 when nothing refused it.
ForkResult behind_wall(const WallLimits& limits, const std::function<int()>& misdeed,
                       std::chrono::seconds patience = 60s) {
  const ForkWork work{[](auto) {},
                      [&](auto, const auto&) {
                        raise_wall(limits);
                        ByteWriter out;
                        out.number(misdeed());
                        return out.take();
                      }};
  ForkServer server(work, patience);
  return server.run({}, {});
}

int refusal_of(const std::function<int()>& misdeed, const WallLimits& limits = {}) {
  const ForkResult result = behind_wall(limits, misdeed);
  REQUIRE(result.status == ForkResult::Status::done);
  return ByteReader(result.bytes).number<int>();
}

int error_of(long value) { return value < 0 ? errno : 0; }

}  // namespace

TEST_CASE("behind the wall a process computes, takes memory and answers") {
  CHECK(refusal_of([] {
          std::vector<int> numbers(1'000'000, 1);
          try {
            throw Error("as parsers do");
          } catch (const Error&) {
            numbers.back() = 0;
          }
          return numbers.back();
        }) == 0);
}

TEST_CASE("behind the wall there is no network") {
  CHECK(refusal_of([] { return error_of(::socket(AF_INET, SOCK_STREAM, 0)); }) == EPERM);
  CHECK(refusal_of([] { return error_of(::socket(AF_UNIX, SOCK_STREAM, 0)); }) == EPERM);
}

TEST_CASE("behind the wall no file is made, changed or removed, and none is read that is not named") {
  const TemporaryDirectory place;
  write_text(place / "kept.txt", "as it was");
  const std::string kept = place / "kept.txt", fresh = place / "fresh.txt";
  CHECK(refusal_of([&] { return error_of(::open(fresh.c_str(), O_CREAT | O_WRONLY, 0600)); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::open(kept.c_str(), O_WRONLY)); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::open(kept.c_str(), O_RDONLY | O_TRUNC)); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::unlink(kept.c_str())); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::rename(kept.c_str(), fresh.c_str())); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::mkdir(fresh.c_str(), 0700)); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::symlink("/", fresh.c_str())); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::chmod(kept.c_str(), 0777)); }) == EPERM);
  CHECK(refusal_of([&] { return error_of(::open(kept.c_str(), O_RDONLY)); }) == EACCES);  // Landlock's word
  CHECK(refusal_of([&] { return error_of(::open(kept.c_str(), O_RDONLY)); }, {0, 0s, {place / "."}}) == 0);
  CHECK(read_text(kept) == "as it was");
  CHECK_FALSE(std::filesystem::exists(fresh));
}

TEST_CASE("behind the wall no process is started, and none is hurt") {
  CHECK(refusal_of([] { return error_of(::fork()); }) == EPERM);
  CHECK(refusal_of([] {
          char name[] = "/bin/true";
          char* const words[]{name, nullptr};
          return error_of(::execve(name, words, nullptr));
        }) == EPERM);
  CHECK(refusal_of([] { return error_of(::kill(::getppid(), SIGTERM)); }) == EPERM);
#if !defined(__SANITIZE_ADDRESS__)  // which ends the process when it can make no thread
  CHECK(refusal_of([] {
          try {
            std::thread([] {}).join();
          } catch (const std::system_error& error) {
            return error.code().value();
          }
          return 0;
        }) == EPERM);
#endif
}

TEST_CASE("a process behind the wall that never ends is ended") {
  volatile bool for_ever = true;
  const auto loop = [&] {
    while (for_ever) continue;
    return 0;
  };
  const ForkResult result = behind_wall({}, loop, 1s);
  CHECK(result.status == ForkResult::Status::timed_out);
  CHECK(behind_wall({0, 1s, {}}, loop).status == ForkResult::Status::crashed);
}

TEST_CASE("a process behind the wall that crashes is told apart") {
  CHECK(behind_wall({}, []() -> int {
          std::signal(SIGABRT, SIG_DFL);  // Catch2 has its own word to say of it
          std::abort();
        }).status == ForkResult::Status::crashed);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a process behind the wall takes no more memory than it may") {
  constexpr std::size_t gigabyte = std::size_t{1} << 30;
  const auto take = [] {
    try {
      std::vector<char>().reserve(2 * gigabyte);
    } catch (const std::bad_alloc&) {
      return ENOMEM;
    }
    return 0;
  };
  CHECK(refusal_of(take, {gigabyte, 0s, {}}) == ENOMEM);
  CHECK(refusal_of(take, {3 * gigabyte, 0s, {}}) == 0);
}
#endif
