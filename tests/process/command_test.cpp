#include "process/command.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "../base/temporary_directory.hpp"
#include "base/file.hpp"

using namespace earbound;
using namespace std::chrono_literals;

namespace {

using Status = CommandResult::Status;

CommandResult shell(const std::string& script, std::string_view input = {}, const CommandLimits& limits = {5s}) {
  return run_command({"sh", "-c", script}, as_bytes(input), limits);
}

}  // namespace

TEST_CASE("a program gets its input whole and gives its output whole") {
  const std::string much(3'000'000, 'x');
  const CommandResult result = shell("cat; echo less >&2", much);
  CHECK(result.status == Status::done);
  CHECK(as_text(result.output) == much);
  CHECK(result.complaint == "less\n");
  CHECK(as_text(shell("echo end", much).output) == "end\n");  // it did not read
}

TEST_CASE("a program that fails or is not there is told apart") {
  const CommandResult failed = shell("echo why >&2; exit 3");
  CHECK(failed.status == Status::failed);
  CHECK(failed.complaint == "why\n");
  CHECK(shell("kill -9 $$").status == Status::failed);
  CHECK(run_command({"earbound-has-no-such-program"}, {}, {}).status == Status::missing);
}

TEST_CASE("a program is held to its limits") {
  CHECK(shell("sleep 60", "", {1s}).status == Status::timed_out);
  CHECK(shell("yes", "", {5s, 0, 100'000}).status == Status::too_long);
  CHECK(shell("yes | head -c 100000", "", {5s, 0, 100'000}).status == Status::done);
  const TemporaryDirectory place;
  CHECK(shell("echo text > " + place / "file").status != Status::done);
  CHECK((!std::filesystem::exists(place / "file") || std::filesystem::file_size(place / "file") == 0));
}

TEST_CASE("a program leaves none of its processes behind") {
  const CommandResult result = shell("sleep 60 >/dev/null 2>&1 & echo $!");
  REQUIRE(result.status == Status::done);
  const pid_t left = std::stoi(std::string(as_text(result.output)));
  bool living = true;
  for (int i = 0; i < 100 && living; ++i) {
    const std::string stat = "/proc/" + std::to_string(left) + "/stat";
    living = std::filesystem::exists(stat) && read_text(stat).find(") Z ") == std::string::npos;
    if (living) ::usleep(10'000);
  }
  CHECK_FALSE(living);
}
