#include "base/replaced_file.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "temporary_directory.hpp"

using namespace earbound;
namespace fs = std::filesystem;

TEST_CASE("a file is replaced whole, and left alone when nothing changes") {
  const TemporaryDirectory place;
  const std::string path = place / "feed.xml";
  replace_file(path, as_bytes("one"));
  CHECK(as_text(read_file(path)) == "one");
  const auto made = fs::last_write_time(path) - std::chrono::hours(1);
  fs::last_write_time(path, made);
  replace_file(path, as_bytes("one"));
  CHECK(fs::last_write_time(path) == made);
  replace_file(path, as_bytes("two"));
  CHECK(as_text(read_file(path)) == "two");
  CHECK(std::distance(fs::directory_iterator(fs::path(path).parent_path()), {}) == 1);
}

TEST_CASE("what a link leads to is not written, the link is replaced") {
  const TemporaryDirectory place;
  const std::string path = place / "feed.xml", other = place / "other";
  replace_file(other, as_bytes("mine"));
  fs::create_symlink(other, path);
  replace_file(path, as_bytes("mine"));
  CHECK_FALSE(fs::is_symlink(path));
  replace_file(path, as_bytes("two"));
  CHECK(as_text(read_file(other)) == "mine");
}

TEST_CASE("a place that cannot be written is an error, and nothing is left there") {
  const TemporaryDirectory place;
  fs::create_directories(fs::path(place / "feed.xml") / "full");
  CHECK_THROWS_AS(replace_file(place / "feed.xml", as_bytes("one")), Error);
  CHECK(std::distance(fs::directory_iterator(fs::path(place / "feed.xml").parent_path()), {}) == 1);
}

TEST_CASE("what a writer that was killed left beside the file goes, that of one that still writes stays") {
  const TemporaryDirectory place;
  const std::string left = place / ".feed.xml.earbound-aaaaaa", held = place / ".feed.xml.earbound-bbbbbb";
  write_text(left, "half");
  write_text(held, "half");
  write_text(place / ".feed.xml.other", "not ours");
  const Descriptor writer(::open(held.c_str(), O_RDONLY | O_CLOEXEC));
  REQUIRE(::flock(writer.get(), LOCK_EX) == 0);
  replace_file(place / "feed.xml", as_bytes("one"));
  CHECK_FALSE(std::filesystem::exists(left));
  CHECK(read_text(held) == "half");
  CHECK(read_text(place / ".feed.xml.other") == "not ours");
  CHECK(read_text(place / "feed.xml") == "one");
}
