#include "publish/file_sink.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"

using namespace earbound;
namespace fs = std::filesystem;

namespace {

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

TEST_CASE("a sink notes size and hash of files, however they are written") {
  const TemporaryDirectory place;
  FileSink sink(place.path());
  const std::string large(200'000, 'x');
  FileWriter writer = sink.create("text/a/large.txt", "text/plain");
  writer.write(std::string_view("head"));
  for (std::size_t at = 0; at < large.size(); at += 999) writer.write(std::string_view(large).substr(at, 999));
  writer.finish();
  sink.put("small.txt", "text/plain", "small");
  write_text(sink.reserve("by-library.bin"), "made elsewhere");
  sink.record({"by-library.bin", "application/octet-stream"});

  REQUIRE(sink.files().size() == 3);
  CHECK(read_text(place / "text/a/large.txt") == "head" + large);
  for (const BuiltFile& file : sink.files()) {
    const std::string contents = read_text(place / file.path.c_str());
    CHECK(file.bytes == contents.size());
    CHECK(file.hash == hash_bytes(bytes_of(contents)));
  }
}

TEST_CASE("a file that is not finished leaves nothing") {
  const TemporaryDirectory place;
  FileSink sink(place.path());
  {
    FileWriter writer = sink.create("half.txt", "text/plain");
    writer.write(std::string(100'000, 'x'));
  }
  CHECK_FALSE(fs::exists(fs::path(place / "half.txt")));
  CHECK(sink.files().empty());
}

TEST_CASE("no file leads out of the edition, follows a link or takes another's name") {
  const TemporaryDirectory place;
  FileSink sink(place.path());
  for (const char* path : {"", "/tmp/x", "../x", "a/../../x", "a//b", "./x", "a/"}) {
    INFO(path);
    CHECK_THROWS_AS(sink.create(path, "text/plain"), Error);
  }
  sink.put("once.txt", "text/plain", "1");
  CHECK_THROWS_WITH(sink.put("once.txt", "text/plain", "2"), Catch::Contains("two files of the edition"));
  fs::create_symlink("/dev/null", fs::path(place / "link.txt"));
  CHECK_THROWS_WITH(sink.put("link.txt", "text/plain", "x"), Catch::Contains("cannot write the file"));
}
