#include <catch2/catch.hpp>

#include "base/units.hpp"

using namespace earbound;

TEST_CASE("frames and milliseconds convert to the nearest, halves up") {
  CHECK(to_milliseconds(Frames{22050}).count == 1000);
  CHECK(to_milliseconds(Frames{11}).count == 0);
  CHECK(to_milliseconds(Frames{12}).count == 1);
  CHECK(to_frames(Milliseconds{1000}).count == 22050);
  CHECK(to_frames(Milliseconds{20}).count == 441);
  CHECK(to_frames(Milliseconds{1}).count == 22);
}

TEST_CASE("a day of milliseconds survives the way through frames and back") {
  for (std::int64_t ms = 0; ms < 86'400'000; ms += 9973)
    CHECK(to_milliseconds(to_frames(Milliseconds{ms})).count == ms);
}
