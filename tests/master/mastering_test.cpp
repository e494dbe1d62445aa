#include "master/mastering.hpp"

#include <catch2/catch.hpp>
#include <limits>

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
  CHECK(find_loudness_profile("acx")->meter == Meter::rms);
  CHECK(find_loudness_profile("acx")->true_peak == -3);
}

TEST_CASE("the gain of a whole work is corrected only when it is off by more than half a unit, by whole units") {
  const LoudnessProfile podcast = *find_loudness_profile("podcast");
  const Mastering chosen{7.35, -1.8};
  for (double delivered = -40; delivered < -5; delivered += 0.037) {
    const Mastering corrected = corrected_mastering(podcast, chosen, delivered);
    const double change = corrected.gain_db - chosen.gain_db;
    CHECK(std::abs(delivered + change - podcast.loudness) <= 0.5 + 1e-9);
    CHECK(change == Approx(std::round(change)).margin(1e-9));
    if (std::abs(delivered - podcast.loudness) <= 0.5) CHECK(corrected == chosen);
    CHECK(corrected.ceiling_db == chosen.ceiling_db);
  }
}

TEST_CASE("silence is not corrected, and the profile 'none' changes nothing") {
  const double silence = -std::numeric_limits<double>::infinity();
  CHECK(corrected_mastering(*find_loudness_profile("podcast"), {3, -1.8}, silence) == Mastering{3, -1.8});
  CHECK(corrected_mastering(*find_loudness_profile("none"), {}, -30) == Mastering{});
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
  master(samples, {6, 0}, out);
  REQUIRE(out.size() == samples.size());
  for (std::size_t i = 0; i < out.size(); i += 100)
    CHECK(out[i] == Approx(samples[i] / 32768.0 * amplitude(6)).margin(1e-6));
  const auto report = master(sixteen_bits(speech_like(2, 0.8)), {24, -2.5}, out);
  CHECK(report.limiter.deepest_db > 6);
  CHECK(report.energy < report.unlimited_energy);
  CHECK(decibels(exact_peak(out)) <= -2.5 + 0.3);
  master(std::vector<std::int16_t>(3000), {24, -2.5}, out);
  CHECK(out == std::vector<float>(3000));
}
