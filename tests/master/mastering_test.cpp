#include "master/mastering.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "master/loudness.hpp"
#include "signals.hpp"

using namespace earbound;

TEST_CASE("profiles are found by name") {
  CHECK(find_loudness_profile("podcast")->loudness == -16);
  CHECK(find_loudness_profile("podcast")->true_peak == -1);
  CHECK(find_loudness_profile("broadcast")->loudness == -23);
  CHECK_FALSE(find_loudness_profile("none")->adjust);
  CHECK_FALSE(find_loudness_profile("Podcast"));
  CHECK_FALSE(find_loudness_profile(""));
}

TEST_CASE("acx is a level of plain power, with peaks below its limit") {
  const LoudnessProfile acx = *find_loudness_profile("acx");
  CHECK(acx.meter == Meter::rms);
  const Mastering mastering = choose_mastering(acx, -26.1, 0.3);
  CHECK(mastering.gain_db == 6.5);
  CHECK(mastering.ceiling_db < -3);
}

TEST_CASE("the gain brings a work to its profile, in whole steps") {
  const LoudnessProfile podcast = *find_loudness_profile("podcast");
  for (double measured = -40; measured < -5; measured += 0.037) {
    const Mastering mastering = choose_mastering(podcast, measured, 0);
    CHECK(std::abs(measured + mastering.gain_db - podcast.loudness) <= gain_step_db / 2 + 1e-9);
    CHECK(mastering.gain_db / gain_step_db == std::round(mastering.gain_db / gain_step_db));
    CHECK(mastering.ceiling_db < podcast.true_peak);
  }
}

TEST_CASE("a small change of loudness leaves the gain as it is") {
  const LoudnessProfile podcast = *find_loudness_profile("podcast");
  const double middle = podcast.loudness - 10;  // asks for a gain of exactly 10 dB
  CHECK(choose_mastering(podcast, middle, 0).gain_db == 10);
  CHECK(choose_mastering(podcast, middle + 0.1, 0) == choose_mastering(podcast, middle - 0.1, 0));
}

TEST_CASE("what the limiter takes away is given back") {
  const LoudnessProfile podcast = *find_loudness_profile("podcast");
  CHECK(choose_mastering(podcast, -24, 2).gain_db == Approx(choose_mastering(podcast, -24, 0).gain_db + 2));
}

TEST_CASE("silence gets no gain, and the profile 'none' changes nothing") {
  const double silence = -std::numeric_limits<double>::infinity();
  CHECK(choose_mastering(*find_loudness_profile("podcast"), silence, 0).gain_db == 0);
  CHECK(choose_mastering(*find_loudness_profile("none"), -30, 0) == Mastering{});
  const std::vector<std::int16_t> samples{0, 1, -1, 32767, -32768};
  std::vector<float> out{9};
  const auto report = master(samples, {}, out);
  CHECK(out == std::vector<float>{0, 1 / 32768.0F, -1 / 32768.0F, 32767 / 32768.0F, -1});
  CHECK(report.limiter.deepest_db == 0);
  CHECK(report.energy == Approx(2.0).margin(0.001));
}

TEST_CASE("gain is applied exactly, and peaks are held") {
  const auto samples = sixteen_bits(sine(997, 0.05, 0.5));
  std::vector<float> out;
  master(samples, {6, -2.5}, out);
  REQUIRE(out.size() == samples.size());
  for (std::size_t i = 0; i < out.size(); i += 100)
    CHECK(out[i] == Approx(samples[i] / 32768.0 * amplitude(6)).margin(1e-6));
  const auto report = master(sixteen_bits(speech_like(2, 0.8)), {24, -2.5}, out);
  CHECK(report.limiter.deepest_db > 6);
  CHECK(decibels(exact_peak(out)) <= -2.5 + 0.2);
  master(std::vector<std::int16_t>(3000), {24, -2.5}, out);
  CHECK(out == std::vector<float>(3000));
}

TEST_CASE("speech is delivered at the loudness of the profile") {
  const LoudnessProfile podcast = *find_loudness_profile("podcast");
  const auto samples = sixteen_bits(speech_like(20, 0.4));
  LoudnessGate before, after;
  before.add(gating_blocks(std::span<const std::int16_t>(samples)));
  std::vector<float> out;
  master(samples, choose_mastering(podcast, before.integrated(), 0), out);
  after.add(gating_blocks(std::span<const float>(out)));
  CHECK(after.integrated() ==
        Approx(podcast.loudness).margin(3.5));  // less what the limiter takes: noise has high crests
  CHECK(after.integrated() < podcast.loudness + 0.2);
}
