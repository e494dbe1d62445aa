#include "pipeline/pace.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("paces have names, or are words a minute") {
  CHECK(pace_from_name("normal") == Pace{});
  CHECK(pace_from_name("fast")->factor > 1.5);
  CHECK(pace_from_name("slow")->factor < 1);
  CHECK(pace_from_name("320")->rate_wpm == 320);
  CHECK(pace_from_name("0320") == pace_from_name("320"));
  for (const char* wrong : {"", "quick", "79", "451", "-3", "300x", " 300", "99999999999999999999"}) {
    INFO(wrong);
    CHECK_FALSE(pace_from_name(wrong));
  }
}

TEST_CASE("a pace follows the voice's normal rate, within what the engine speaks") {
  CHECK(paced_rate(Pace{}, 175) == 175);
  CHECK(paced_rate(*pace_from_name("fast"), 175) == 306);
  CHECK(paced_rate(*pace_from_name("fast"), 400) == fastest_wpm);
  CHECK(paced_rate(*pace_from_name("slow"), 85) == slowest_wpm);
  CHECK(paced_rate(*pace_from_name("320"), 120) == 320);
}

TEST_CASE("only editions of another pace are named after it") {
  CHECK(file_suffix(Pace{}).empty());
  CHECK(title_suffix(Pace{}).empty());
  CHECK(file_suffix(*pace_from_name("fast")) == "-fast");
  CHECK(title_suffix(*pace_from_name("320")) == " (320)");
}
