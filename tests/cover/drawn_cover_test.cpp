// These need a font with Latin, Hebrew and Arabic letters, as fonts-dejavu-core has them.

#include <catch2/catch.hpp>
#include <chrono>
#include <future>

#include "cover/cover_colours.hpp"
#include "cover/cover_files.hpp"
#include "cover/drawn_cover.hpp"
#include "cover/fonts.hpp"
#include "cover/jpeg_picture.hpp"

using namespace earbound;

namespace {

constexpr int side = 200;

Picture drawn(const std::string& title, const std::vector<std::string>& authors = {},
              const std::string& language = {}) {
  auto picture = draw_cover({title, authors, language}, side);
  REQUIRE(picture);
  return *std::move(picture);
}

/// How many pixels of a part of the picture are as light as ink.
int ink(const Picture& picture, int left, int right, int top, int bottom) {
  int count = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      const std::uint8_t* const pixel = picture.row(y) + 3 * x;
      if (relative_luminance({pixel[0], pixel[1], pixel[2]}) > 0.5) ++count;
    }
  return count;
}

constexpr int title_top = 16, title_bottom = 118, authors_top = 122, authors_bottom = 150, wave_top = 155;

}  // namespace

TEST_CASE("the fonts of the machine are known") {
  CHECK(installed_fonts().any);
  CHECK_FALSE(installed_fonts().directories.empty());
}

TEST_CASE("a cover bears its title above and its authors below") {
  const Picture bare = drawn("Tides"), signed_one = drawn("Tides", {"One Author", "Another"});
  CHECK(bare.width == side);
  CHECK(ink(bare, 0, side, title_top, title_bottom) > 100);
  CHECK(ink(bare, 0, side, authors_top, authors_bottom) == 0);
  CHECK(ink(signed_one, 0, side, authors_top, authors_bottom) > 20);
  const Colour ground = cover_colours("Tides").ground;
  CHECK(Colour{bare.rgb[0], bare.rgb[1], bare.rgb[2]} == ground);
}

TEST_CASE("the same words give the same pixels, other words others") {
  CHECK(drawn("Tides", {"One"}).rgb == drawn("Tides", {"One"}).rgb);
  CHECK(drawn("Tides").rgb != drawn("Times").rgb);
  CHECK(drawn("Tides", {"One"}).rgb != drawn("Tides", {"Two"}).rgb);
}

TEST_CASE("a title begins where its script begins") {
  const auto right_share = [](const Picture& picture) {
    const int left = ink(picture, 0, side / 2, title_top, title_bottom);
    const int right = ink(picture, side / 2, side, title_top, title_bottom);
    return static_cast<double>(right) / (left + right);
  };
  CHECK(right_share(drawn("Sea")) < 0.4);
  CHECK(right_share(drawn("ים", {}, "he")) > 0.6);
  CHECK(right_share(drawn("بحر", {}, "ar")) > 0.6);
}

TEST_CASE("no title leaves its place") {
  std::string words, letters(5000, 'w'), marks = "Z";
  while (words.size() < 5000) words += "several words ";
  for (int i = 0; i < 2000; ++i) marks += "\u0301";
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& title : {words, letters, marks, std::string("line\nafter\tline"), std::string("a\u202eb"),
                                   std::string("<b>&amp;</b> %s \\n"), std::string(1'000'000, 'x')}) {
    const Picture picture = drawn(title, {letters, words});
    CHECK(ink(picture, 0, side, title_top, title_bottom) > 20);
    CHECK(ink(picture, 0, 15, 0, side) == 0);
    CHECK(ink(picture, 185, side, 0, side) == 0);
    CHECK(ink(picture, 0, side, authors_bottom, wave_top) == 0);
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("letters that no font has are left out, and a title of them has no cover") {
  const std::string unknown = "\U0010FFF0";
  CHECK(drawn("A title" + unknown).rgb == drawn("A title").rgb);
  CHECK_FALSE(draw_cover({unknown + unknown, {}, {}}, side));
  CHECK_FALSE(draw_cover({unknown + unknown + "a", {}, {}}, side));
  CHECK_FALSE(draw_cover({"", {"One"}, {}}, side));
  CHECK_FALSE(draw_cover({" \n", {}, {}}, side));
}

TEST_CASE("several covers can be drawn at once") {
  const Picture alone = drawn("Together");
  std::vector<std::future<std::optional<Picture>>> all;
  for (int i = 0; i < 8; ++i)
    all.push_back(std::async(std::launch::async, [] { return draw_cover({"Together", {}, {}}, side); }));
  for (auto& each : all) CHECK(each.get()->rgb == alone.rgb);
}

TEST_CASE("a cover is two JPEG squares, as feeds and players take them") {
  const auto files = drawn_cover_files({"Tides", {"One"}, "en"});
  REQUIRE(files);
  const Picture large = decode_jpeg(files->large, 3000, "c"), small = decode_jpeg(files->small, 3000, "c");
  CHECK(large.width == 3000);
  CHECK(large.height == 3000);
  CHECK(small.width == 600);
  CHECK(small.height == 600);
  CHECK(files->small.size() < 100'000);
  const CoverFiles given = cover_files(files->small, "c");
  CHECK(decode_jpeg(given.large, 3000, "c").width == 3000);
  CHECK(decode_jpeg(given.small, 3000, "c").height == 600);
}
