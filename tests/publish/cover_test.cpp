#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "publish/cover.hpp"

using namespace earbound;
namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes png(std::uint8_t width, std::uint8_t height) {
  return {0x89, 'P', 'N', 'G', '\r',  '\n', 0x1a, '\n', 0,      0, 0, 13, 'I', 'H', 'D',
          'R',  0,   0,   1,   width, 0,    0,    2,    height, 8, 2, 0,  0,   0};
}

/// SOI, an APP0 segment, a Huffman table (0xc4 lies among the frame headers), a fill byte, a progressive frame header.
Bytes jpeg() {
  return {0xff, 0xd8, 0xff, 0xe0, 0, 4,    1,    2,    0xff, 0xc4, 0, 3,  9, 0xff,
          0xff, 0xc2, 0,    11,   8, 0x05, 0xdc, 0x05, 0x78, 1,    1, 17, 0};
}

std::string message_of(Bytes bytes) {
  try {
    parse_cover(std::move(bytes), "cover.jpg");
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

}  // namespace

TEST_CASE("width and height come from the header, the kind from the signature") {
  const Cover portable = parse_cover(png(44, 88), "cover.jpg");
  CHECK(portable.media_type == "image/png");
  CHECK(portable.width == 256 + 44);
  CHECK(portable.height == 512 + 88);
  const Cover photograph = parse_cover(jpeg(), "cover.png");
  CHECK(photograph.media_type == "image/jpeg");
  CHECK(photograph.width == 1400);
  CHECK(photograph.height == 1500);
  CHECK(photograph.bytes == jpeg());
}

TEST_CASE("a picture cut short anywhere in its header is an error, never a crash") {
  const std::string damaged =
      "cover.jpg: error: the cover picture is damaged: its header gives no width and height; save the picture again";
  const Bytes whole = GENERATE(png(1, 1), jpeg());
  for (std::size_t length = 8; length < whole.size() - (whole[0] == 0x89 ? 0 : 4); ++length)
    CHECK(message_of(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length))) == damaged);
  Bytes flat = png(1, 1);
  flat[18] = flat[19] = 0;
  CHECK(message_of(flat) == damaged);
}

TEST_CASE("what is no picture is refused whatever it is called") {
  CHECK(
      message_of({}) ==
      "cover.jpg: error: the cover is neither a JPEG nor a PNG picture; name a picture of one of these kinds as cover");
  CHECK(message_of({'G', 'I', 'F', '8', '9', 'a'}).find("neither a JPEG nor a PNG") != std::string::npos);
}

TEST_CASE("cover files that cannot be: missing, a directory, a pipe, too large") {
  const fs::path directory = fs::temp_directory_path() / ("earbound-cover-" + std::to_string(::getpid()));
  fs::create_directories(directory);
  CHECK_THROWS_WITH(read_cover((directory / "none.png").string()), Catch::Contains("cannot read the cover"));
  CHECK_THROWS_WITH(read_cover(directory.string()), Catch::Contains("not a file"));
  REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(read_cover((directory / "pipe").string()), Catch::Contains("not a file"));
  std::ofstream(directory / "large.png") << "x";
  fs::resize_file(directory / "large.png", largest_cover + 1);
  CHECK_THROWS_WITH(read_cover((directory / "large.png").string()), Catch::Contains("larger than 20 MB"));
  const Bytes good = png(1, 1);
  std::ofstream(directory / "good.png", std::ios::binary)
      .write(reinterpret_cast<const char*>(good.data()), static_cast<std::streamsize>(good.size()));
  CHECK(read_cover((directory / "good.png").string()).bytes == good);
  fs::remove_all(directory);
}
