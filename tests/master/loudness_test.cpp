#include "master/loudness.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "../base/temporary_directory.hpp"
#include "signals.hpp"

using namespace earbound;

namespace {

double loudness(const std::vector<float>& samples) {
  LoudnessGate gate;
  gate.add(gating_blocks(std::span<const float>(samples)));
  return gate.integrated();
}

void append(std::vector<float>& to, const std::vector<float>& more) { to.insert(to.end(), more.begin(), more.end()); }

/// The integrated loudness that ffmpeg's meter gives. It measures to a tenth.
double loudness_by_ffmpeg(const std::vector<float>& samples) {
  const TemporaryDirectory place;
  write_text(place / "sound.f32", {reinterpret_cast<const char*>(samples.data()), samples.size() * sizeof(float)});
  const std::string command = "ffmpeg -hide_banner -nostats -f f32le -ar 22050 -ac 1 -i " + place / "sound.f32" +
                              " -filter:a ebur128 -f null - 2>&1 | grep 'I:' | tail -1";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::array<char, 256> line{};
  REQUIRE(std::fgets(line.data(), line.size(), pipe.get()) != nullptr);
  const std::string text = line.data();
  return std::strtod(text.c_str() + text.find("I:") + 2, nullptr);
}

}  // namespace

TEST_CASE("a sine of 997 Hz at full scale in one channel measures -3.01 LUFS") {
  CHECK(loudness(sine(997, 1, 5)) == Approx(-3.01).margin(0.05));
  CHECK(loudness(sine(997, amplitude(-20), 5)) == Approx(-23.01).margin(0.05));
  CHECK(loudness(sine(997, amplitude(-60), 5)) == Approx(-63.01).margin(0.05));
}

TEST_CASE("samples of 16 bits measure as samples of full scale 1") {
  const auto samples = sine(997, amplitude(-20), 2);
  LoudnessGate gate;
  const auto sixteen = sixteen_bits(samples);
  gate.add(gating_blocks(std::span<const std::int16_t>(sixteen)));
  CHECK(gate.integrated() == Approx(loudness(samples)).margin(0.01));
}

TEST_CASE("high tones weigh more than low ones") {
  CHECK(loudness(sine(4000, 0.1, 3)) - loudness(sine(997, 0.1, 3)) ==
        Approx(3.3).margin(0.3));  // the shelf of K-weighting
  CHECK(loudness(sine(30, 0.1, 3)) < loudness(sine(997, 0.1, 3)) - 5);
}

TEST_CASE("loudness agrees with ffmpeg's meter") {
  std::vector<float> mixed = speech_like(6, 0.5);
  append(mixed, std::vector<float>(22050 * 3));
  append(mixed, speech_like(6, 0.05));
  append(mixed, sine(440, 0.2, 4));
  CHECK(loudness(mixed) == Approx(loudness_by_ffmpeg(mixed)).margin(0.1));
  CHECK(loudness(speech_like(8, 0.3)) == Approx(loudness_by_ffmpeg(speech_like(8, 0.3))).margin(0.1));
}

TEST_CASE("a block covers 400 ms and begins every 100 ms") {
  CHECK(gating_blocks(std::span<const float>(std::vector<float>(8819))).empty());
  CHECK(gating_blocks(std::span<const float>(std::vector<float>(8820))).size() == 1);
  CHECK(gating_blocks(std::span<const float>(std::vector<float>(8820 + 2205))).size() == 2);
  CHECK(gating_blocks(std::span<const float>()).empty());
}

TEST_CASE("silence and what is much quieter than the rest does not count") {
  const auto tone = sine(997, amplitude(-20), 10);
  auto with_pauses = tone;
  append(with_pauses, std::vector<float>(22050 * 20));
  CHECK(loudness(with_pauses) == Approx(-23.01).margin(0.1));  // absolute gate
  auto with_whisper = tone;
  append(with_whisper, sine(997, amplitude(-45), 20));
  CHECK(loudness(with_whisper) == Approx(-23.01).margin(0.1));  // relative gate, 10 LU
  auto with_quiet = tone;
  append(with_quiet, sine(997, amplitude(-26), 10));
  CHECK(loudness(with_quiet) ==
        Approx(-23.01 + 10 * std::log10((1 + amplitude(-12)) / 2)).margin(0.1));  // within it: the mean energy
}

TEST_CASE("silence has no loudness") {
  CHECK(std::isinf(loudness(std::vector<float>(22050 * 3))));
  CHECK(loudness(std::vector<float>(22050 * 3)) < 0);
  CHECK(std::isinf(LoudnessGate().integrated()));
  CHECK(std::isinf(loudness(sine(997, amplitude(-75), 3))));
}

TEST_CASE("the order in which clips arrive changes nothing, to the last bit") {
  std::vector<std::vector<float>> clips;
  for (int i = 0; i < 20; ++i) clips.push_back(gating_blocks(std::span<const float>(speech_like(3, 0.04 * (i + 1)))));
  const auto integrated = [&] {
    LoudnessGate gate;
    for (const auto& each : clips) gate.add(each);
    return gate.integrated();
  };
  const double forwards = integrated();
  std::reverse(clips.begin(), clips.end());
  CHECK(integrated() == forwards);
  std::swap(clips[3], clips[15]);
  CHECK(integrated() == forwards);
}

TEST_CASE("a level above full scale is counted, not lost") {
  LoudnessGate gate;
  gate.add(std::vector<float>{30.0F, 30.0F});
  CHECK(gate.integrated() == Approx(14.08).margin(0.1));
}
