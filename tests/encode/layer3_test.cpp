#include <catch2/catch.hpp>

#include <cmath>
#include <complex>
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

/// What is heard of `samples` after MP3 at `bit_rate`. Fails when a decoder complains.
std::vector<float> after_mp3(const std::vector<float>& samples, int bit_rate, bool all_decoders = false) {
  const TemporaryDirectory directory;
  const std::string path = directory.file("a.mp3");
  FakeWork work{{samples}, {Frames{0}, Frames{static_cast<std::int64_t>(samples.size())}}};
  write_packets(path, {&mp3_format, bit_rate}, work);
  CHECK(output_of("ffmpeg -v warning -i '" + path + "' -f null - 2>&1").empty());
  if (all_decoders) {
    CHECK(output_of("mpg123 -q -t '" + path + "' 2>&1").empty());
    CHECK(output_of("madplay -Q -o null:/dev/null '" + path + "' 2>&1").empty());
    CHECK(output_of("mp3val '" + path + "' | grep WARNING").empty());
  }
  auto heard = decoded(path);
  // Frames below 24 kb/s have no room to state the encoder's delay, which is then heard.
  if (bit_rate < 24000)
    heard.erase(heard.begin(), heard.begin() + std::min<std::ptrdiff_t>(layer3_delay, std::ssize(heard)));
  REQUIRE((bit_rate < 24000 ? heard.size() >= samples.size() : heard.size() == samples.size()));
  return heard;
}

/// Signal to noise in decibels after MP3 at `bit_rate`.
double fidelity(const std::vector<float>& samples, int bit_rate) {
  const auto heard = after_mp3(samples, bit_rate);
  double signal = 0, noise = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    signal += double{samples[i]} * double{samples[i]};
    noise += (double{samples[i]} - double{heard[i]}) * (double{samples[i]} - double{heard[i]});
  }
  return 10 * std::log10((signal + 1e-12) / (noise + 1e-12));
}

/// A voiced sound that stops for `closure` samples and goes on with a burst of noise at `burst`, as a plosive does.
std::vector<float> plosive(std::size_t burst, std::size_t closure) {
  std::mt19937 random(9);
  return sound([&, burst, closure](std::size_t i) {
    const auto time = static_cast<double>(i) / 22050;
    const double noise = static_cast<double>(random()) / 2147483648.0 - 1;
    if (i + closure < burst) {
      double voice = 0;
      for (int harmonic = 1; harmonic <= 30; ++harmonic) voice += std::sin(6.283185307 * 120 * harmonic * time) / 30;
      return 0.7 * voice;
    }
    if (i < burst) return 0.003 * std::sin(6.283185307 * 120 * time) + 0.0003 * noise;
    return 0.3 * noise * std::exp(-static_cast<double>(i - burst) / 300);
  });
}

/// Energy between 6 and 7 kHz in the middle of the sound.
double treble(const std::vector<double>& samples) {
  constexpr std::size_t window = 512;
  double energy = 0;
  for (std::size_t begin = 20 * splice_grid; begin + window < 80 * splice_grid; begin += 4 * window)
    for (std::size_t bin = window * 6000 / 22050; bin < window * 7000 / 22050; ++bin) {
      std::complex<double> sum;
      for (std::size_t i = 0; i < window; ++i) {
        const double phase = 6.283185307179586 * static_cast<double>(i) / window;
        sum += samples[begin + i] * (1 - std::cos(phase)) * std::polar(1.0, -phase * static_cast<double>(bin));
      }
      energy += std::norm(sum);
    }
  return energy;
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
  const auto onset = std::find(types.begin(), types.end(), BlockType::brief);
  REQUIRE(onset != types.end());
  CHECK(onset - types.begin() >= 20);
  CHECK(onset - types.begin() <= 22);
  CHECK(*(onset - 1) == BlockType::start);
  const auto end = std::find_if(onset, types.end(), [](BlockType type) { return type != BlockType::brief; });
  CHECK(end - onset <= 2);
  CHECK(*end == BlockType::stop);
  CHECK(std::count(end + 1, types.end(), BlockType::normal) == types.end() - end - 1);
}

TEST_CASE("a burst after a short closure is coded in short blocks, wherever it lies in a frame") {
  const int closure_ms = GENERATE(8, 10, 13, 16, 20, 25);
  CAPTURE(closure_ms);
  for (std::size_t place = 0; place < splice_grid; place += 16) {
    CAPTURE(place);
    const std::size_t burst = 40 * splice_grid + place;
    const auto samples = plosive(burst, static_cast<std::size_t>(closure_ms) * 22050 / 1000);
    Layer3Filterbank filterbank(samples);
    Layer3Spectrum spectrum;
    std::vector<BlockType> types;
    for (int frame = 0; frame < 50; ++frame) {
      filterbank.next(spectrum);
      types.push_back(spectrum.type);
    }
    // The filter bank delays by 256 samples and the alignment of 48. A frame's short blocks hold slots 6 to 30 of the
    // 36 it sees, of 32 samples: what they hold alone are slots 12 to 30.
    const std::size_t slot = (burst + 48 + 256) / 32;
    CHECK(types.at((slot + 6) / 18) == BlockType::brief);
  }
}

TEST_CASE("what is heard before a burst is soft") {
  double worst = -100, sum = 0;
  int count = 0;
  for (std::size_t place = 0; place < splice_grid; place += 96) {
    const std::size_t burst = 40 * splice_grid + place;
    const auto samples = plosive(burst, 330);
    const auto heard = after_mp3(samples, 48000);
    double before = 0, after = 0;
    for (std::size_t i = burst - 176; i < burst - 22; ++i)
      before += (double{heard[i]} - double{samples[i]}) * (double{heard[i]} - double{samples[i]}) / 154;
    for (std::size_t i = burst; i < burst + 110; ++i) after += double{samples[i]} * double{samples[i]} / 110;
    const double pre_echo = 10 * std::log10(before / after);
    worst = std::max(worst, pre_echo);
    sum += pre_echo;
    ++count;
  }
  CAPTURE(sum / count);
  CAPTURE(worst);
  CHECK(worst < -15);
  CHECK(sum / count < -20);
}

TEST_CASE("soft treble above a loud voice is coded finer than the voice") {
  const auto [bit_rate, least] =
      GENERATE(std::pair{32000, 5.0}, std::pair{48000, 9.5}, std::pair{64000, 13.5});  // dB, signal to noise
  // Four resonances, excited 110 times a second; the highest is 40 dB softer than the lowest.
  const auto samples = sound([](std::size_t i) {
    const double time = static_cast<double>(i % 200) / 22050;
    const auto resonance = [&](double frequency, double level, double decay) {
      return level * std::exp(-time * decay) * std::sin(6.283185307 * frequency * time);
    };
    return resonance(600, 0.5, 250) + resonance(1500, 0.15, 300) + resonance(2500, 0.05, 350) +
           resonance(6500, 0.005, 600);
  });
  const auto heard = after_mp3(samples, bit_rate, true);
  std::vector<double> source(samples.begin(), samples.end()), noise(source);
  for (std::size_t i = 0; i < noise.size(); ++i) noise[i] -= double{heard[i]};
  CAPTURE(bit_rate);
  CHECK(10 * std::log10(treble(source) / treble(noise)) > least);
}
