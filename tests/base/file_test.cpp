#include "base/file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "temporary_directory.hpp"

using namespace earbound;

TEST_CASE("a file is read whole, also when it is empty") {
  const TemporaryDirectory place;
  const std::string large(200'000, 'x');
  write_text(place / "large", large + "end");
  write_text(place / "empty", "");
  CHECK(as_text(read_file(place / "large")) == large + "end");
  CHECK(read_file(place / "empty").empty());
}

TEST_CASE("a file beyond the limit, a missing file and a directory are errors with the path") {
  const TemporaryDirectory place;
  write_text(place / "ten", "0123456789");
  CHECK(read_file(place / "ten", 10).size() == 10);
  try {
    (void)read_file(place / "ten", 9);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.message() == place / "ten: error: the file is larger than 9 bytes; split it or make it smaller");
  }
  try {
    (void)read_file(place / "none");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.message() ==
          place / "none: error: cannot read the file (No such file or directory); check the spelling of the path");
  }
  CHECK_THROWS_WITH(read_file(place.path()), Catch::Contains("Is a directory"));
}

TEST_CASE("a file that may not grow further is an error with a remedy") {
  const TemporaryDirectory place;
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{}, small{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  small = before;
  small.rlim_cur = 4096;
  const Descriptor file(::open((place / "full").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  const std::vector<std::uint8_t> bytes(10'000);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  std::string message;
  try {
    write_all(file.get(), bytes, place / "full");
  } catch (const Error& error) {
    message = error.message();
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, handler);
  CHECK(message ==
        place /
            "full: error: cannot write the file (File too large); free some space or choose another place, then run "
            "the same command again");
}

TEST_CASE("a mapped file shows its bytes and may be moved") {
  const TemporaryDirectory place;
  write_text(place / "file", "content");
  write_text(place / "empty", "");
  MappedFile first(place / "file");
  MappedFile second(std::move(first));
  CHECK(as_text(second.bytes()) == "content");
  CHECK(first.bytes().empty());
  MappedFile third;
  third = std::move(second);
  CHECK(as_text(third.bytes()) == "content");
  CHECK(MappedFile(place / "empty").bytes().empty());
  CHECK_THROWS_AS(MappedFile(place / "none"), Error);
}

TEST_CASE("a descriptor is closed when its owner goes") {
  int number = -1;
  {
    Descriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    number = file.get();
    REQUIRE(::fcntl(number, F_GETFD) >= 0);
    Descriptor moved(std::move(file));
    CHECK_FALSE(file.valid());
    CHECK(::fcntl(number, F_GETFD) >= 0);
  }
  CHECK(::fcntl(number, F_GETFD) < 0);
}

TEST_CASE("a hash is that of XXH3 with 128 bits") {
  CHECK(hash_bytes(as_bytes("")).hex() ==
        "99aa06d3014798d86001c324468d497f");  // the published vector of the empty input
  CHECK(hash_bytes(as_bytes("a")) != hash_bytes(as_bytes("b")));
}

TEST_CASE("keys differ when parts are cut differently, and when their purpose differs") {
  const auto key = [](std::string_view purpose, std::string_view a, std::string_view b) {
    return KeyBuilder(purpose).add(a).add(b).key();
  };
  CHECK(key("clip 1", "ab", "c") == key("clip 1", "ab", "c"));
  CHECK(key("clip 1", "ab", "c") != key("clip 1", "a", "bc"));
  CHECK(key("clip 1", "abc", "") != key("clip 1", "", "abc"));
  CHECK(key("clip 1", "a", "b") != key("clip 2", "a", "b"));
  CHECK(key("clip 1", "a", "1:b") != key("clip 1", "a1:b", ""));
}
