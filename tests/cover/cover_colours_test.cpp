#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "cover/cover_colours.hpp"

using namespace earbound;

TEST_CASE("contrast is reckoned as WCAG does") {
  const Colour black{}, white{255, 255, 255}, grey{0x76, 0x76, 0x76}, red{255, 0, 0};
  CHECK(contrast_ratio(black, white) == Approx(21));
  CHECK(contrast_ratio(white, black) == Approx(21));
  CHECK(contrast_ratio(grey, white) == Approx(4.542).margin(0.001));
  CHECK(contrast_ratio(red, white) == Approx(3.998).margin(0.001));
  CHECK(contrast_ratio(red, red) == Approx(1));
  CHECK(relative_luminance(red) == Approx(0.2126));
}

TEST_CASE("every title has colours in which it can be read") {
  std::set<std::string> grounds;
  for (int i = 0; i < 3000; ++i) {
    const CoverColours colours = cover_colours("Title " + std::to_string(i));
    CHECK(contrast_ratio(colours.ground, colours.title_ink) >= lowest_contrast);
    CHECK(contrast_ratio(colours.ground, colours.author_ink) >= lowest_contrast);
    CHECK(contrast_ratio(colours.ground, colours.ornament) > 1.2);
    grounds.insert({static_cast<char>(colours.ground.red), static_cast<char>(colours.ground.green),
                    static_cast<char>(colours.ground.blue)});
  }
  CHECK(grounds.size() > 1000);
  CHECK(cover_colours("One").ground == cover_colours("One").ground);
}
