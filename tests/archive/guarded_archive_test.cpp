#include "archive/guarded_archive.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "made_archive.hpp"

using namespace earbound;

namespace {

/// What opening the archive, or reading one of its files, is refused with.
std::string refusal(const std::string& bytes, const std::string& name = {}, const ArchiveLimits& limits = {}) {
  try {
    GuardedArchive archive(bytes_of(bytes), "a.zip", limits);
    if (!name.empty()) (void)archive.read(name);
  } catch (const Error& error) {
    return error.message();
  }
  return "accepted";
}

std::string with(std::string bytes, const std::string& from, const std::string& to) {
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
    bytes.replace(at, from.size(), to);
  return bytes;
}

}  // namespace

TEST_CASE("an archive gives its files in their order") {
  const std::string bytes =
      made_archive({{"b", "two"}, {"d/", ""}, {"d/\u00e4", ""}, {"a", std::string(200'000, 'x')}});
  GuardedArchive archive(bytes_of(bytes), "a.zip");
  CHECK(archive.names() == std::vector<std::string>{"b", "d/\u00e4", "a"});
  CHECK(archive.read("b") == "two");
  CHECK(archive.read("d/\u00e4").empty());
  CHECK(archive.read("a") == std::string(200'000, 'x'));
  CHECK(archive.holds("a"));
  CHECK_FALSE(archive.holds("c"));
  CHECK(refusal(bytes, "c") ==
        "a.zip!c: error: the archive does not hold it; get the file again from where it came from");
}

TEST_CASE("what is no archive, or not all of one, is refused") {
  const std::string whole = made_archive({{"a", "some words that are packed and can be damaged"}});
  CHECK(refusal("no archive") ==
        "a.zip: error: it is no whole ZIP archive; get the file again from where it came from");
  CHECK(refusal("").find("no whole ZIP archive") != std::string::npos);
  for (std::size_t length = 1; length < whole.size(); length += 7) {
    INFO(length);
    CHECK(refusal(whole.substr(0, length)).find("no whole ZIP archive") != std::string::npos);
  }
  std::string damaged = whole;
  damaged[40] ^= 0x10;  // within what is packed
  CHECK(refusal(damaged, "a") == "a.zip!a: error: it is damaged; get the file again from where it came from");
}

TEST_CASE("no name leads out of an archive or stands twice in it") {
  for (const char* name : {"../a", "a/../../b", "/etc/a", "a/..", "a\\b", "c:/a"}) {
    INFO(name);
    CHECK(refusal(made_archive({{name, "x"}})) ==
          std::string("a.zip: error: the name of its entry '") + name +
              "' leads out of the archive; do not trust this file; get it again from where it should come from");
  }
  CHECK(refusal(made_archive({{"..a", "x"}, {"a..", "x"}, {"a/.../b", "x"}}), "..a") == "accepted");
  const std::string twice = with(made_archive({{"name1", "x"}, {"name2", "y"}}), "name2", "name1");
  CHECK(refusal(twice) == "a.zip: error: its entry 'name1' stands twice; which of them holds is unclear: make it anew");
}

TEST_CASE("encrypted entries are refused when they are read") {
  const std::string bytes = made_archive({{"a", "x"}}, "word");
  CHECK(refusal(bytes) == "accepted");
  CHECK(refusal(bytes, "a") == "a.zip!a: error: it is encrypted; give a file that needs no password");
}

TEST_CASE("no entry grows without limit, whatever it states") {
  const std::string bomb = made_archive({{"a", std::string(8U << 20U, '\0')}});
  CHECK(refusal(bomb, "a") ==
        "a.zip!a: error: it unpacks to more than 250 times its size, as no text does; do not trust this file");
  ArchiveLimits limits;
  limits.ratio = 2000;
  CHECK(refusal(bomb, "a", limits) == "accepted");
  limits.entry_size = 4U << 20U;
  CHECK(refusal(bomb, "a", limits) == "a.zip!a: error: it is larger than 4 MB when unpacked; split it");
  // Its size stated as one byte, in the directory and before the entry.
  const std::string liar = with(bomb, std::string("\0\0\x80\0", 4), std::string("\1\0\0\0", 4));
  REQUIRE(liar != bomb);
  CHECK(refusal(liar, "a") != "accepted");
  limits = {};
  limits.total_size = 5;
  const std::string bytes = made_archive({{"a", "abc"}, {"b", "abc"}});
  GuardedArchive archive(bytes_of(bytes), "a.zip", limits);
  CHECK(archive.read("a") == "abc");
  CHECK_THROWS_AS(archive.read("b"), Error);
  limits.entries = 1;
  CHECK(refusal(bytes, "", limits) ==
        "a.zip: error: the archive has 2 entries; no book needs more than 1: make it anew");
}
