#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "encode/resample.hpp"
#include "fixture.hpp"
#include "model/narration.hpp"

using namespace earbound;
using namespace earbound::test;

TEST_CASE("decoded Opus stays below the peak limit, though its source touches the ceiling") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("loud.opus");
  auto segment = fake_segment(11, 10.0);
  for (float& sample : segment) sample = std::clamp(sample * 3, -0.81F, 0.81F);
  const FakeWork work{{segment}, {Frames{0}, Frames{static_cast<std::int64_t>(segment.size())}}};
  const float limit = 0.87F;
  write_packets(path, {&opus_format, 24000, limit}, work);
  const auto sound = decoded(path);
  const auto [lowest, highest] = std::minmax_element(sound.begin(), sound.end());
  CHECK(std::max(-*lowest, *highest) <= limit * 1.01F);
  CHECK(*highest > 0.6F);
}

TEST_CASE("a tone keeps its height and place when its sampling rate is changed") {
  const int rate = GENERATE(24000, 44100);
  const double frequency = GENERATE(100.0, 3000.0, 9000.0);
  const auto tone = [&](std::size_t i, int at) { return 0.8 * std::sin(6.283185307 * frequency * double(i) / at); };
  std::vector<float> source(22050);
  for (std::size_t i = 0; i < source.size(); ++i) source[i] = static_cast<float>(tone(i, 22050));
  const auto converted = Resampler(SampleRate{rate}).convert(source, static_cast<std::size_t>(rate));
  double worst = 0;
  for (std::size_t i = 200; i + 200 < converted.size(); ++i)
    worst = std::max(worst, std::abs(double(converted[i]) - tone(i, rate)));
  CHECK(worst < 0.002);
}
