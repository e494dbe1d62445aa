// Each kind of entry, damaged in each way: never used, and nothing outside touched.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "../base/temporary_directory.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "cache/clip_entry.hpp"
#include "cache/entry_store.hpp"
#include "cache/levels_entry.hpp"
#include "cache/manifest_entry.hpp"
#include "cache/packets_entry.hpp"
#include "cache/record_entry.hpp"
#include "cache_damage.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

constexpr EntryKind kinds[] = {marks_kind, samples_kind, levels_kind, packets_kind, manifests_kind, records_kind};

Hash key(const std::string& name) { return KeyBuilder("test").add(name).key(); }

std::string file_of(const EntryStore& store, const EntryKind& kind, const Hash& name) {
  const std::string hex = name.hex();
  return store.directory() + "/" + std::string(kind.name) + "-" + std::to_string(kind.layout) + "/" + hex.substr(0, 2) +
         "/" + hex.substr(2);
}

struct FileState {
  std::string bytes;
  timespec changed{};
  bool operator==(const FileState& other) const {
    return bytes == other.bytes && changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
  }
};

FileState state(const std::string& file) {
  struct stat status {};
  REQUIRE(::lstat(file.c_str(), &status) == 0);
  return {read_text(file), status.st_mtim};
}

void set_old(const std::string& file) {
  const timespec times[2] = {{1'000'000, 0}, {1'000'000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

}  // namespace

TEST_CASE("an entry damaged in any way is removed, counted, never used, and made again") {
  const EntryKind kind = GENERATE(from_range(std::begin(kinds), std::end(kinds)));
  const test::Damage damage = GENERATE(from_range(test::all_damages()));
  INFO(kind.name << ": " << damage.name);
  const TemporaryDirectory place;
  const EntryStore store(place / "cache");
  const Hash name = key("a"), other = key("b");
  const EntryKind other_kind = kind.name == marks_kind.name ? levels_kind : marks_kind;
  store.put(kind, name, as_bytes("the sound of a minute"));
  store.put(kind, other, as_bytes("the sound of an hour"));
  store.put(other_kind, name, as_bytes("the sound of a minute"));
  const std::string file = file_of(store, kind, name), outside = place / "outside", whole = read_text(file);
  write_text(outside, "years of work");
  damage.apply(file, {file_of(store, kind, other), file_of(store, other_kind, name), outside});
  set_old(outside);
  const FileState before = state(outside);

  SECTION("looked for") {
    CHECK_FALSE(store.find(kind, name));
    CHECK(store.damaged() == 1);
    CHECK_FALSE(fs::exists(fs::symlink_status(file)));
    CHECK_FALSE(store.find(kind, name));
    CHECK(store.damaged() == 1);
  }
  SECTION("asked for, then looked for") {
    (void)store.holds(kind, name);
    CHECK_FALSE(store.find(kind, name));
    CHECK(store.damaged() == 1);
  }
  SECTION("written over at once") {}
  SECTION("pruned") { store.prune(0); }
  store.put(kind, name, as_bytes("the sound of a minute"));
  CHECK(read_text(file) == whole);
  REQUIRE(store.find(kind, name));
  CHECK(state(outside) == before);
}

TEST_CASE("an entry of an older layout is another file, and not read under the new one's name either") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  const EntryKind older{"levels", 1}, newer{"levels", 2};
  store.put(older, key("a"), as_bytes("as it was"));
  CHECK_FALSE(store.find(newer, key("a")));
  CHECK(store.damaged() == 0);
  store.put(newer, key("a"), as_bytes("as it is"));
  fs::copy_file(file_of(store, older, key("a")), file_of(store, newer, key("a")), fs::copy_options::overwrite_existing);
  CHECK_FALSE(store.holds(newer, key("a")));
  CHECK(store.damaged() == 1);
  CHECK(store.find(older, key("a")));
}

TEST_CASE("an entry that cannot be read as what it should be is damaged as well") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  store.put(records_kind, key("a"), as_bytes("no record"));
  CHECK_FALSE(store.find_as(records_kind, key("a"), read_record));
  CHECK(store.damaged() == 1);
  CHECK_FALSE(store.holds(records_kind, key("a")));
}

TEST_CASE("a file that may not be read is no entry") {
  if (::geteuid() == 0) return;  // an administrator may read everything
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  store.put(marks_kind, key("a"), as_bytes("text"));
  REQUIRE(::chmod(file_of(store, marks_kind, key("a")).c_str(), 0) == 0);
  CHECK_FALSE(store.holds(marks_kind, key("a")));
  store.put(marks_kind, key("a"), as_bytes("text"));
  CHECK(store.find(marks_kind, key("a")));
}

TEST_CASE("links in the place of the cache's directories are not followed, the cache itself may be a link") {
  const TemporaryDirectory place;
  fs::create_directory(place / "disk");
  fs::create_directory_symlink(place / "disk", place / "cache");
  const EntryStore store(place / "cache");
  store.put(marks_kind, key("a"), as_bytes("text"));
  CHECK(store.find(marks_kind, key("a")));
  CHECK(fs::exists(place / ("disk/marks-" + std::to_string(marks_kind.layout))));

  const fs::path file = file_of(store, marks_kind, key("a"));
  const fs::path directory = GENERATE(0, 1) == 0 ? file.parent_path() : file.parent_path().parent_path();
  fs::rename(directory, place / "outside");
  fs::create_directory_symlink(place / "outside", directory);
  const std::size_t files = entries_in(place / "outside");
  CHECK_FALSE(store.find(marks_kind, key("a")));
  CHECK(store.usage().entries == 0);
  CHECK(store.prune(0).entries == 0);
  store.put(marks_kind, key("a"), as_bytes("text"));
  CHECK(store.find(marks_kind, key("a")));
  CHECK_FALSE(fs::is_symlink(directory));
  CHECK(entries_in(place / "outside") == files);
}

TEST_CASE("a directory with something in it is put aside, not removed") {
  const TemporaryDirectory place;
  const EntryStore store(place.path());
  const fs::path file = file_of(store, marks_kind, key("a"));
  write_text(file / "thesis.doc", "years of work");
  store.put(marks_kind, key("a"), as_bytes("text"));
  CHECK(store.find(marks_kind, key("a")));
  std::size_t kept = 0;
  for (const auto& each : fs::recursive_directory_iterator(place.path()))
    if (each.path().filename() == "thesis.doc") kept += read_text(each.path()) == "years of work" ? 1 : 0;
  CHECK(kept == 1);
}
