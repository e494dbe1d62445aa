// Pictures of every kind become RGB; what is damaged is refused, and never read beyond its end.

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "cover/jpeg_picture.hpp"
#include "cover/png_picture.hpp"
#include "sample_pictures.hpp"

using namespace earbound;
using test::Bytes;
using test::JpegKind;

namespace {

constexpr int side = 3000;

std::vector<int> pixel(const Picture& picture, int x, int y) {
  const std::uint8_t* const at = picture.row(y) + 3 * x;
  return {at[0], at[1], at[2]};
}

/// JPEG changes colours by a little.
bool looks_like(const Picture& picture, int x, int y, const std::vector<int>& colour) {
  const std::vector<int> found = pixel(picture, x, y);
  for (std::size_t i = 0; i < 3; ++i)
    if (std::abs(found[i] - colour[i]) > 12) return false;
  return true;
}

std::string refusal(const Bytes& bytes, bool png) {
  try {
    (void)(png ? decode_png(bytes, "c") : decode_jpeg(bytes, side, "c"));
  } catch (const Error& error) {
    return error.message();
  }
  return "none";
}

}  // namespace

TEST_CASE("a JPEG comes back as it was drawn") {
  const Picture back = decode_jpeg(encode_jpeg(test::quartered_picture(64, 48), 95), side, "c");
  REQUIRE(back.width == 64);
  REQUIRE(back.height == 48);
  CHECK(looks_like(back, 10, 30, {255, 0, 0}));
  CHECK(looks_like(back, 50, 30, {0, 0, 255}));
  CHECK(looks_like(back, 10, 3, {0, 255, 0}));
}

TEST_CASE("grey and progressive JPEG are read") {
  const Picture grey = decode_jpeg(test::jpeg_file(16, 16, JpegKind::grey, Bytes(256, 100)), side, "c");
  CHECK(looks_like(grey, 8, 8, {100, 100, 100}));
  const Picture picture = test::plain_picture(32, 32, 200, 100, 50);
  CHECK(looks_like(decode_jpeg(test::jpeg_file(32, 32, JpegKind::progressive, picture.rgb), side, "c"), 9, 9,
                   {200, 100, 50}));
}

TEST_CASE("the inks of a JPEG become light, as Adobe's programs write them") {
  Bytes samples;
  for (int i = 0; i < 256; ++i) samples.insert(samples.end(), {255, 0, 0, 255});  // white but for magenta and yellow
  CHECK(looks_like(decode_jpeg(test::jpeg_file(16, 16, JpegKind::inks, samples), side, "c"), 8, 8, {255, 0, 0}));
}

TEST_CASE("a camera that was turned gives upright pictures") {
  // Seen upright: 48 wide and 64 high when the camera lay on its side.
  const Bytes jpeg = encode_jpeg(test::quartered_picture(64, 48), 95);
  const auto turned = [&](std::uint8_t orientation, bool little = true) {
    return decode_jpeg(test::with_orientation(jpeg, orientation, little), side, "c");
  };
  CHECK(looks_like(turned(2), 10, 30, {0, 0, 255}));
  CHECK(looks_like(turned(3), 10, 45, {0, 255, 0}));
  CHECK(looks_like(turned(4), 10, 45, {0, 255, 0}));
  CHECK(looks_like(turned(4), 10, 10, {255, 0, 0}));
  for (const bool little : {true, false}) {
    const Picture clockwise = turned(6, little);
    CHECK(clockwise.width == 48);
    CHECK(clockwise.height == 64);
    CHECK(looks_like(clockwise, 45, 30, {0, 255, 0}));  // what was above is at the right
    CHECK(looks_like(clockwise, 10, 10, {255, 0, 0}));
    CHECK(looks_like(clockwise, 10, 50, {0, 0, 255}));
  }
  CHECK(looks_like(turned(8), 3, 30, {0, 255, 0}));
  CHECK(looks_like(turned(8), 30, 10, {0, 0, 255}));
  CHECK(looks_like(turned(5), 3, 30, {0, 255, 0}));
  CHECK(looks_like(turned(5), 30, 10, {255, 0, 0}));
  CHECK(looks_like(turned(7), 45, 30, {0, 255, 0}));
  CHECK(looks_like(turned(7), 10, 10, {0, 0, 255}));
  CHECK(looks_like(turned(0), 10, 30, {255, 0, 0}));  // no orientation
  CHECK(looks_like(turned(9), 10, 30, {255, 0, 0}));
}

TEST_CASE("a very large JPEG is read at a part of its size") {
  const Picture back = decode_jpeg(encode_jpeg(test::quartered_picture(640, 480), 90), 100, "c");
  CHECK(back.width == 160);
  CHECK(back.height == 120);
  CHECK(looks_like(back, 20, 80, {255, 0, 0}));
}

TEST_CASE("PNG of every kind is read as RGB of 8 bits") {
  CHECK(pixel(decode_png(test::png_file(1, 2, 8, 2, {1, 2, 3, 4, 5, 6}), "c"), 0, 1) == std::vector{4, 5, 6});
  CHECK(pixel(decode_png(test::png_file(1, 1, 8, 0, {77}), "c"), 0, 0) == std::vector{77, 77, 77});
  CHECK(pixel(decode_png(test::png_file(8, 1, 1, 0, {0x80}), "c"), 0, 0) == std::vector{255, 255, 255});
  CHECK(pixel(decode_png(test::png_file(1, 1, 16, 2, {255, 255, 0, 0, 255, 255}), "c"), 0, 0) ==
        std::vector{255, 0, 255});
  CHECK(pixel(decode_png(test::png_file(1, 1, 8, 6, {10, 20, 30, 0}), "c"), 0, 0) == std::vector{255, 255, 255});
  CHECK(pixel(decode_png(test::png_file(1, 1, 8, 6, {10, 20, 30, 255}), "c"), 0, 0) == std::vector{10, 20, 30});
}

TEST_CASE("a picture that ends early is refused, wherever it ends") {
  const Picture picture = test::quartered_picture(40, 40);
  const Bytes jpeg = encode_jpeg(picture, 90), png = test::png_file(40, 40, 8, 2, picture.rgb);
  for (std::size_t size = 0; size + 2 < jpeg.size(); size += 7)
    CHECK(refusal(Bytes(jpeg.begin(), jpeg.begin() + static_cast<std::ptrdiff_t>(size)), false) ==
          "c: error: the cover picture is damaged or cut off; save the picture again");
  for (std::size_t size = 0; size + 12 < png.size(); size += 7)
    CHECK(refusal(Bytes(png.begin(), png.begin() + static_cast<std::ptrdiff_t>(size)), true) ==
          "c: error: the cover picture is damaged or cut off; save the picture again");
  CHECK(refusal(jpeg, false) == "none");
  CHECK(refusal(png, true) == "none");
}

TEST_CASE("no damage ends the program") {
  const Picture picture = test::quartered_picture(40, 40);
  const Bytes files[]{encode_jpeg(picture, 90), test::jpeg_file(40, 40, JpegKind::progressive, picture.rgb),
                      test::with_orientation(encode_jpeg(picture, 90), 6, false),
                      test::png_file(40, 40, 8, 2, picture.rgb)};
  std::uint32_t random = 1;
  int refused = 0;
  for (const Bytes& file : files)
    for (int round = 0; round < 500; ++round) {
      Bytes damaged = file;
      for (int i = 0; i < 3; ++i) {
        random = random * 1664525 + 1013904223;
        damaged[random % damaged.size()] = static_cast<std::uint8_t>(random >> 24);
      }
      if (refusal(damaged, &file == &files[3]) != "none") ++refused;
    }
  CHECK(refused > 500);
}

TEST_CASE("a few bytes that claim billions of pixels are refused before memory is taken") {
  CHECK(refusal(test::png_that_claims(900'000, 900'000), true) ==
        "c: error: the cover picture has more than 64 million pixels; save it smaller; 3000 pixels a side are enough");
  Bytes jpeg = encode_jpeg(test::plain_picture(8, 8, 1, 2, 3), 90);
  for (std::size_t at = 0; at + 9 < jpeg.size(); ++at)
    if (jpeg[at] == 0xff && jpeg[at + 1] == 0xc0)
      std::fill_n(jpeg.begin() + static_cast<std::ptrdiff_t>(at) + 5, 4, 0xfe);
  CHECK(refusal(jpeg, false) ==
        "c: error: the cover picture has more than 64 million pixels; save it smaller; 3000 pixels a side are enough");
}
