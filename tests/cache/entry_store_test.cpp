#include "cache/entry_store.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <ctime>
#include <thread>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

Hash key(const std::string& name) { return KeyBuilder("test").add(name).key(); }

void put(const EntryStore& store, std::string_view kind, const Hash& name, std::string_view text) {
  store.put({kind, 1}, name, as_bytes(text));
}

std::string found(const EntryStore& store, std::string_view kind, const Hash& name) {
  const auto entry = store.find({kind, 1}, name);
  return entry ? std::string(as_text(entry->bytes())) : "none";
}

std::size_t files_in(const std::string& directory) {
  std::size_t count = 0;
  for (const auto& each : fs::recursive_directory_iterator(directory)) count += each.is_regular_file() ? 1 : 0;
  return count;
}

void set_age(const std::string& file, std::time_t seconds) {
  const timespec then{std::time(nullptr) - seconds, 0}, times[2] = {then, then};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

std::string file_of(const EntryStore& store, std::string_view kind, const Hash& name) {
  const std::string hex = name.hex();
  return store.directory() + "/" + std::string(kind) + "-1/" + hex.substr(0, 2) + "/" + hex.substr(2);
}

}  // namespace

TEST_CASE("an entry is found by its kind and key, as its parts were written") {
  const TemporaryDirectory place;
  const EntryStore store(place / "deep/cache");
  CHECK(found(store, "clip", key("a")) == "none");
  const std::span<const std::uint8_t> parts[] = {as_bytes("one "), as_bytes(""), as_bytes("two")};
  store.put({"clip", 1}, key("a"), parts);
  put(store, "clip", key("empty"), "");
  CHECK(found(store, "clip", key("a")) == "one two");
  CHECK(found(store, "clip", key("empty")).empty());
  CHECK(found(store, "marks", key("a")) == "none");
  CHECK(found(store, "clip", key("b")) == "none");
  CHECK(found(EntryStore(place / "deep/cache"), "clip", key("a")) == "one two");
  CHECK(store.damaged() == 0);
}

TEST_CASE("a later entry takes the place of an earlier one, removing is not an error twice") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  put(store, "clip", key("a"), "first");
  const auto held = store.find({"clip", 1}, key("a"));
  put(store, "clip", key("a"), "second");
  CHECK(found(store, "clip", key("a")) == "second");
  store.remove({"clip", 1}, key("a"));
  store.remove({"clip", 1}, key("a"));
  CHECK(found(store, "clip", key("a")) == "none");
  CHECK(as_text(held->bytes()) == "first");  // what was found stays readable
}

TEST_CASE("many threads may put and find the same entries") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  std::atomic<int> wrong{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&] {
        const EntryStore own(place.path());  // as another build has
        for (int i = 0; i < 60; ++i) {
          const std::string name = std::to_string(i % 7), text(1000 + static_cast<std::size_t>(i % 7), 'x');
          put(own, "clip", key(name), text);
          if (found(store, "clip", key(name)) != text) ++wrong;
        }
      });
  }
  CHECK(wrong == 0);
  CHECK(store.damaged() == 0);
  CHECK(files_in(place.path()) == 7);
}

TEST_CASE("a full disk is an error that names the cache, and leaves the store as it was") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  put(store, "clip", key("a"), "before");
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{}, small{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  small = before;
  small.rlim_cur = 4096;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  std::string sentence;
  try {
    put(store, "clip", key("a"), std::string(100'000, 'x'));
  } catch (const Error& error) {
    sentence = error.sentence();
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, handler);
  CHECK_THAT(sentence, Catch::Contains("cache " + place.path()));
  CHECK_THAT(sentence, Catch::Contains("free some space"));
  CHECK(found(store, "clip", key("a")) == "before");
  CHECK(files_in(place.path()) == 1);
}

TEST_CASE("a cache that cannot be made or written to is an error") {
  const TemporaryDirectory place;
  write_text(place / "file", "");
  CHECK_THROWS_AS(EntryStore(place / "file/cache"), Error);
  CHECK_THROWS_AS(EntryStore(place / "file"), Error);
  const EntryStore store(place / "cache");
  write_text(place / "cache/clip-1", "a file where a directory should be");
  CHECK_THROWS_AS(put(store, "clip", key("a"), "text"), Error);
  CHECK(found(store, "clip", key("a")) == "none");
}

TEST_CASE("pruning removes what was not used for the longest time") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  for (const char* name : {"old", "older", "oldest", "new"})
    put(store, "clip", key(name), std::string(928, 'x'));  // 1000 with its header
  set_age(file_of(store, "clip", key("old")), 1000);
  set_age(file_of(store, "clip", key("older")), 2000);
  set_age(file_of(store, "clip", key("oldest")), 3000);
  CHECK(store.usage().entries == 4);
  CHECK(store.usage().bytes == 4000);
  CHECK(store.prune(4000).entries == 0);
  (void)store.find({"clip", 1}, key("oldest"));  // is now the one used last
  const StoreUsage removed = store.prune(2500);
  CHECK(removed.entries == 2);
  CHECK(removed.bytes == 2000);
  CHECK(found(store, "clip", key("oldest")) != "none");
  CHECK(found(store, "clip", key("new")) != "none");
  CHECK(found(store, "clip", key("older")) == "none");
  CHECK(store.prune(0).entries == 2);
  CHECK(store.usage().entries == 0);
}

TEST_CASE("what a killed build left half-written goes after an hour, what another is writing stays") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  const std::string left = file_of(store, "clip", key("a")) + ".aBc123",
                    young = file_of(store, "clip", key("b")) + ".dEf456";
  write_text(left, "half");
  write_text(young, "half");
  set_age(left, 4000);
  store.prune(1'000'000);
  CHECK_FALSE(fs::exists(left));
  store.prune(0);
  CHECK(fs::exists(young));
}

TEST_CASE("files that are no entries are neither counted nor removed, whatever the limit") {
  const TemporaryDirectory place;
  write_text(place / "thesis.doc", "years of work");
  write_text(place / "photos/20/holiday.jpg", "sun");
  write_text(place / "photos/2024/deadbeefdeadbeefdeadbeefdeadbe", "sun");
  const std::string outside = place / "elsewhere/deadbeefdeadbeefdeadbeefdeadbe";
  write_text(outside, "sun");
  fs::create_directories(place / "cache/clip-1");
  fs::create_directory_symlink(place / "elsewhere", place / "cache/clip-1/ab");
  for (const std::string& directory : {place.path(), place / "cache"}) {
    const EntryStore store(directory);
    CHECK(store.usage().entries == 0);
    CHECK(store.prune(0).entries == 0);
  }
  CHECK(read_text(place / "thesis.doc") == "years of work");
  CHECK(fs::exists(place / "photos/20/holiday.jpg"));
  CHECK(fs::exists(place / "photos/2024/deadbeefdeadbeefdeadbeefdeadbe"));
  CHECK(fs::exists(outside));
}
