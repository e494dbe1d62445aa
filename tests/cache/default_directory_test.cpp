#include "cache/default_directory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "../base/temporary_directory.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

/// The variables that say where the cache lies, put back afterwards.
class Surroundings {
 public:
  Surroundings() {
    for (const char* name : {"XDG_CACHE_HOME", "HOME", "TMPDIR"}) {
      const char* value = std::getenv(name);
      before_.emplace_back(name, value != nullptr ? std::optional<std::string>(value) : std::nullopt);
    }
  }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;
  ~Surroundings() {
    for (const auto& [name, value] : before_) value ? ::setenv(name, value->c_str(), 1) : ::unsetenv(name);
  }

 private:
  std::vector<std::pair<const char*, std::optional<std::string>>> before_;
};

}  // namespace

TEST_CASE("the cache lies where the system keeps caches") {
  const Surroundings before;
  ::setenv("XDG_CACHE_HOME", "/var/caches", 1);
  ::setenv("HOME", "/home/reader", 1);
  CHECK(default_cache_directory() == "/var/caches/earbound");
  ::setenv("XDG_CACHE_HOME", "relative", 1);  // the standard has it ignored
  CHECK(default_cache_directory() == "/home/reader/.cache/earbound");
}

TEST_CASE("without a home the cache lies in a directory that is the user's alone, or nowhere") {
  const Surroundings before;
  const TemporaryDirectory temporary;
  ::unsetenv("XDG_CACHE_HOME");
  ::unsetenv("HOME");
  ::setenv("TMPDIR", temporary.path().c_str(), 1);
  const std::string own = temporary / ("earbound-" + std::to_string(::geteuid()));
  SECTION("made") {
    CHECK(default_cache_directory() == own);
    struct stat status {};
    REQUIRE(::stat(own.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    CHECK(default_cache_directory() == own);
  }
  SECTION("others may write there") {
    fs::create_directory(own);
    REQUIRE(::chmod(own.c_str(), 0777) == 0);
    CHECK(default_cache_directory().empty());
  }
  SECTION("it is somebody else's") {
    if (::geteuid() != 0) return;  // nobody else can give a directory away
    fs::create_directory(own);
    REQUIRE(::chmod(own.c_str(), 0700) == 0);
    REQUIRE(::chown(own.c_str(), 1234, 1234) == 0);
    CHECK(default_cache_directory().empty());
  }
  SECTION("it is a link") {
    fs::create_directory(temporary / "trap");
    fs::create_directory_symlink(temporary / "trap", own);
    CHECK(default_cache_directory().empty());
  }
  SECTION("it is a file") {
    write_text(own, "");
    CHECK(default_cache_directory().empty());
  }
  SECTION("there is no temporary directory either") {
    ::setenv("TMPDIR", (temporary / "missing").c_str(), 1);
    CHECK(default_cache_directory().empty());
  }
}
