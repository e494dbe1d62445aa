#include "pipeline/bit_rates.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

namespace {

const Frames ten_minutes = to_frames({600'000});

int fitting(const SoundFormat* format, double kilobits, std::uint64_t other = 0) {
  return fitting_settings(*format, ten_minutes, other, static_cast<std::uint64_t>(kilobits * 600 * 1000 / 8) + other)
      .bit_rate;
}

}  // namespace

TEST_CASE("the best rate is taken whose file fits") {
  CHECK(fitting(&mp3_format, 48) == 40000);
  CHECK(fitting(&mp3_format, 50) == 48000);
  CHECK(fitting(&mp3_format, 1000) == 64000);
  CHECK(fitting(&opus_format, 26) == 24000);
  CHECK(fitting(&opus_format, 500) == 48000);
}

TEST_CASE("what AAC takes beyond what it is asked for is counted") {
  CHECK(fitting(&m4b_format, 48) == 32000);
  CHECK(fitting(&m4b_format, 50) == 40000);
  CHECK(fitting(&m4b_format, 26) == 16000);
}

TEST_CASE("tags and cover are counted") {
  CHECK(fitting(&mp3_format, 50, 5'000'000) == 48000);
  CHECK_THROWS_AS(fitting_settings(mp3_format, ten_minutes, 1'000'000, 2'000'000), Error);
}

TEST_CASE("a size that nothing fits into is an error that says how much is needed") {
  try {
    fitting_settings(opus_format, ten_minutes, 0, 1'000'000);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("10 minutes as opus need 1.3 MB at least") != std::string::npos);
  }
}
