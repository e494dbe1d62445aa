#include "synth/offset_filter.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/units.hpp"

using namespace earbound;

namespace {

std::vector<std::int16_t> sine(double hz, double amplitude, double offset, std::size_t count = 22050) {
  std::vector<std::int16_t> samples(count);
  for (std::size_t i = 0; i < count; ++i)
    samples[i] = static_cast<std::int16_t>(std::lround(
        offset + amplitude * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / narration_rate.hz)));
  return samples;
}

/// Mean and root of the mean square, from the tenth of a second in which the filter settles on.
struct Level {
  double mean = 0, rms = 0;
};
Level level(const std::vector<std::int16_t>& samples) {
  Level level;
  const std::size_t from = 2205, to = samples.size() - 45;
  for (std::size_t i = from; i < to; ++i) level.mean += samples[i];
  level.mean /= static_cast<double>(to - from);
  for (std::size_t i = from; i < to; ++i) level.rms += std::pow(samples[i] - level.mean, 2);
  level.rms = std::sqrt(level.rms / static_cast<double>(to - from));
  return level;
}

}  // namespace

TEST_CASE("an offset goes and speech stays") {
  for (const double offset : {-3000.0, -40.0, 40.0, 3000.0}) {
    auto samples = sine(220.5, 8000, offset);  // whole periods in what level() looks at
    remove_offset(samples);
    CHECK(std::abs(level(samples).mean) < 1);
    CHECK(20 * std::log10(level(samples).rms / (8000 / std::sqrt(2.0))) == Approx(0).margin(0.1));
  }
}

TEST_CASE("the filter lies 3 dB down at 20 Hz and leaves the voice alone") {
  const auto gain = [](double hz) {
    auto samples = sine(hz, 8000, 0, 44100);
    remove_offset(samples);
    return 20 * std::log10(level(samples).rms / (8000 / std::sqrt(2.0)));
  };
  CHECK(gain(20) == Approx(-3).margin(0.5));
  CHECK(gain(5) < -11);
  CHECK(gain(80) > -0.4);
  for (const double hz : {500.0, 1378.0, 3000.0, 8000.0}) CHECK(gain(hz) == Approx(0).margin(0.05));
}

TEST_CASE("silence stays silence, full scale does not wrap, and nothing is nothing") {
  std::vector<std::int16_t> silence(1000, 0);
  remove_offset(silence);
  CHECK(silence == std::vector<std::int16_t>(1000, 0));
  std::vector<std::int16_t> square;
  for (int i = 0; i < 4000; ++i) square.push_back(i / 400 % 2 == 0 ? std::int16_t{32767} : std::int16_t{-32768});
  remove_offset(square);
  for (int i = 0; i < 3900; ++i) REQUIRE((square[static_cast<std::size_t>(i)] > 0) == (i / 400 % 2 == 0));
  std::vector<std::int16_t> none;
  remove_offset(none);
  std::vector<std::int16_t> few{5, -5, 5};
  remove_offset(few);
  CHECK(few.size() == 3);
}

TEST_CASE("speech ends without a step") {
  auto samples = sine(100, 6000, 1000, 10007);
  remove_offset(samples);
  CHECK(std::abs(samples.back()) < 150);
}
