#include <catch2/catch.hpp>

#include "cover/squared.hpp"
#include "sample_pictures.hpp"

using namespace earbound;

namespace {

std::vector<int> pixel(const Picture& picture, int x, int y) {
  const std::uint8_t* const at = picture.row(y) + 3 * x;
  return {at[0], at[1], at[2]};
}

}  // namespace

TEST_CASE("a square of the right size stays as it is") {
  const Picture picture = test::quartered_picture(40, 40);
  CHECK(squared(picture, 40).rgb == picture.rgb);
}

TEST_CASE("smaller pictures are means over areas") {
  Picture board = make_picture(4, 4);
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 4; ++x)
      if ((x + y) % 2 == 0) std::fill_n(board.row(y) + 3 * x, 3, 200);
  const Picture half = squared(board, 2);
  CHECK(half.rgb == std::vector<std::uint8_t>(12, 100));
  const Picture third = squared(board, 3);  // areas that share pixels
  CHECK(third.width == 3);
  CHECK(pixel(third, 1, 1)[0] == 100);
}

TEST_CASE("larger pictures go from pixel to pixel evenly") {
  Picture two = make_picture(2, 2);
  std::fill_n(two.row(0) + 3, 3, 255);
  std::fill_n(two.row(1) + 3, 3, 255);
  const Picture large = squared(two, 100);
  for (int x = 1; x < 100; ++x) CHECK(pixel(large, x, 50)[0] >= pixel(large, x - 1, 50)[0]);
  CHECK(pixel(large, 0, 0)[0] == 0);
  CHECK(pixel(large, 99, 99)[0] == 255);
  CHECK(pixel(large, 50, 50)[0] > 120);
}

TEST_CASE("nothing is cut off a picture that is no square") {
  const Picture broad = squared(test::plain_picture(200, 100, 10, 200, 30), 100);
  CHECK(pixel(broad, 50, 0) == std::vector{10, 200, 30});  // the colour of its edge
  const Picture high = squared(test::quartered_picture(50, 100), 100);
  CHECK(pixel(high, 50, 5) == std::vector{0, 255, 0});
  CHECK(pixel(high, 26, 99) == std::vector{255, 0, 0});
  CHECK(pixel(high, 74, 99) == std::vector{0, 0, 255});
  CHECK(pixel(high, 3, 50) == pixel(high, 97, 3));
}

TEST_CASE("a line and a pixel are pictures too") {
  const Picture line = squared(test::plain_picture(3000, 1, 9, 9, 9), 60);
  CHECK(line.rgb == std::vector<std::uint8_t>(std::size_t{60} * 60 * 3, 9));
  const Picture dot = squared(test::plain_picture(1, 1, 1, 2, 3), 5);
  CHECK(pixel(dot, 4, 4) == std::vector{1, 2, 3});
}
