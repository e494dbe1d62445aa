#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "encode/layer3_filterbank.hpp"
#include "fixture.hpp"
#include "model/narration.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

constexpr std::size_t length = 100 * splice_grid;

template <class Wave>
std::vector<float> sound(Wave wave) {
  std::vector<float> samples(length);
  for (std::size_t i = 0; i + static_cast<std::size_t>(splice_silence.count) < length; ++i)
    samples[i] = static_cast<float>(wave(i));
  return samples;
}

/// Signal to noise in decibels after MP3 at `bit_rate`. Fails when ffmpeg's decoder complains.
double fidelity(const std::vector<float>& samples, int bit_rate) {
  const TemporaryDirectory directory;
  const std::string path = directory.file("a.mp3");
  FakeWork work{{samples}, {Frames{0}, Frames{static_cast<std::int64_t>(samples.size())}}};
  write_packets(path, {AudioFormat::mp3, bit_rate}, work);
  CHECK(output_of("ffmpeg -v warning -i '" + path + "' -f null - 2>&1").empty());
  auto heard = decoded(path);
  // Frames below 24 kb/s have no room to state the encoder's delay, which is then heard.
  if (bit_rate < 24000)
    heard.erase(heard.begin(), heard.begin() + std::min<std::ptrdiff_t>(layer3_delay, std::ssize(heard)));
  REQUIRE((bit_rate < 24000 ? heard.size() >= samples.size() : heard.size() == samples.size()));
  double signal = 0, noise = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    signal += double{samples[i]} * double{samples[i]};
    noise += (double{samples[i]} - double{heard[i]}) * (double{samples[i]} - double{heard[i]});
  }
  return 10 * std::log10((signal + 1e-12) / (noise + 1e-12));
}

}  // namespace

TEST_CASE("pure tones survive MP3 at every bit rate, at full scale too") {
  const int bit_rate = GENERATE(16000, 24000, 32000, 48000, 64000, 96000, 160000);
  CAPTURE(bit_rate);
  for (const double frequency : {100.0, 440.0, 1000.0, 3000.0}) {
    CAPTURE(frequency);
    CHECK(fidelity(
              sound([&](std::size_t i) { return std::sin(6.283185307 * frequency * static_cast<double>(i) / 22050); }),
              bit_rate) > 25);
  }
}

TEST_CASE("noise at full scale, impulses and steps stay decodable at every bit rate") {
  const int bit_rate = GENERATE(8000, 16000, 48000, 80000, 160000);
  CAPTURE(bit_rate);
  std::mt19937 random(5);
  CHECK(fidelity(sound([&](std::size_t) { return static_cast<double>(random()) / 2147483648.0 - 1; }), bit_rate) > 0);
  CHECK(fidelity(sound([&](std::size_t i) { return i % 5000 == 77 ? 1.0 : 0.0; }), bit_rate) > 0);
  CHECK(fidelity(sound([&](std::size_t i) { return i / 113 % 2 == 0 ? 1.0 : -1.0; }), bit_rate) > 3);
}

TEST_CASE("fake speech keeps its quality") {
  const auto speech = fake_segment(4, 10.0);
  CHECK(fidelity(speech, 48000) > 15);
  CHECK(fidelity(speech, 96000) > 22);
}

TEST_CASE("silence is decoded as silence") {
  CHECK(fidelity(sound([](std::size_t) { return 0.0; }), 48000) == 0);
}

TEST_CASE("an onset is coded in short blocks, led in and out by windows that fit") {
  const auto samples =
      sound([](std::size_t i) { return i < 20 * splice_grid ? 0.0 : 0.5 * std::sin(0.9 * static_cast<double>(i)); });
  Layer3Filterbank filterbank(samples);
  Layer3Spectrum spectrum;
  std::vector<BlockType> types;
  for (int frame = 0; frame < 40; ++frame) {
    filterbank.next(spectrum);
    types.push_back(spectrum.type);
  }
  CHECK(std::count(types.begin(), types.end(), BlockType::brief) == 1);
  const auto onset = std::find(types.begin(), types.end(), BlockType::brief);
  REQUIRE(onset != types.end());
  CHECK(onset - types.begin() >= 20);
  CHECK(onset - types.begin() <= 22);
  CHECK(*(onset - 1) == BlockType::start);
  CHECK(*(onset + 1) == BlockType::stop);
}
