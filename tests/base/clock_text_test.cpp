#include <catch2/catch.hpp>

#include "base/clock_text.hpp"

using namespace earbound;

TEST_CASE("clock text shows hours only when there are any") {
  CHECK(clock_text(Milliseconds{7999}) == "0:07");
  CHECK(clock_text(Milliseconds{725000}) == "12:05");
  CHECK(clock_text(Milliseconds{3723000}) == "1:02:03");
  CHECK(clock_text(Milliseconds{360000000}) == "100:00:00");
}

TEST_CASE("timestamps keep milliseconds and grow past 99 hours") {
  CHECK(timestamp_text(Milliseconds{62345}) == "00:01:02.345");
  CHECK(timestamp_text(Milliseconds{62345}, ',') == "00:01:02,345");
  CHECK(timestamp_text(Milliseconds{360000001}) == "100:00:00.001");
}
