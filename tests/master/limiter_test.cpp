#include "master/limiter.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "signals.hpp"

using namespace earbound;

namespace {

const float ceiling = static_cast<float>(amplitude(-2.5));

struct Limited {
  std::vector<float> before, after;
  LimiterReport report;
};

Limited limited(std::vector<float> samples) {
  Limited result{samples, std::move(samples), {}};
  result.report = limit(result.after, ceiling);
  return result;
}

std::vector<float> between_silences(const std::vector<float>& sound) {
  std::vector<float> samples(221);
  samples.insert(samples.end(), sound.begin(), sound.end());
  samples.resize(samples.size() + 1764);
  return samples;
}

/// A tone that swells and fades, as voices do.
std::vector<float> swelling(double hz, double peak, double seconds, double phase = 0.4) {
  auto samples = sine(hz, peak, seconds, phase);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double at = static_cast<double>(i) / static_cast<double>(samples.size());
    samples[i] *= static_cast<float>(std::sin(std::numbers::pi * at));
  }
  return samples;
}

/// Four-fold oversampling, which BS.1770 asks for, reads up to 0.17 dB low at a quarter of the sample rate.
void check_ceiling(const Limited& sound) { CHECK(decibels(exact_peak(sound.after)) <= -2.5 + 0.2); }

}  // namespace

TEST_CASE("the true peak of tones is held at every pitch and level") {
  for (const double hz : {80.0, 440.0, 997.0, 2500.0, 4000.0, 5512.5, 7000.0})
    for (const double level : {-2.4, -2.2, -1.5, 0.0, 4.0, 9.0}) {
      INFO(hz << " Hz at " << level << " dB");
      check_ceiling(limited(between_silences(swelling(hz, amplitude(level), 0.25))));
    }
}

TEST_CASE("the true peak is held at a tone between whose samples it lies") {
  for (const double level : {-2.3, -2.0, -1.0, 3.0})
    check_ceiling(limited(between_silences(swelling(22050.0 / 4, amplitude(level), 0.25, std::numbers::pi / 4))));
}

TEST_CASE("impulses and bursts out of silence are held") {
  std::vector<float> impulse(4000);
  impulse[2000] = 1.5F;
  check_ceiling(limited(impulse));
  for (const std::size_t offset : {1984U, 1985U, 2000U, 2015U}) {  // at and within the limiter's blocks
    std::vector<float> burst(6000);
    for (std::size_t i = 0; i < 300; ++i)
      burst[offset + i] = 1.4F * static_cast<float>(std::sin(0.35 * static_cast<double>(i)));
    check_ceiling(limited(burst));
  }
}

TEST_CASE("speech that is far too loud is held, and its quiet parts keep their level") {
  const Limited speech = limited(speech_like(6, 3));
  CHECK(exact_peak(speech.before) > 1.5);
  check_ceiling(speech);
  CHECK(speech.report.deepest_db > 4);
  CHECK(speech.report.limited > 0);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < speech.before.size(); ++i) kept += speech.before[i] == speech.after[i] ? 1 : 0;
  CHECK(kept > speech.before.size() / 5);
}

TEST_CASE("sound below the ceiling is left untouched to the bit") {
  for (const auto& sound :
       {speech_like(3, 0.3), sine(997, amplitude(-2.6), 1), std::vector<float>(5000), std::vector<float>()}) {
    const Limited same = limited(sound);
    CHECK(same.after == same.before);
    CHECK(same.report.deepest_db == 0);
    CHECK(same.report.limited == 0);
  }
}

TEST_CASE("the gain never jumps: no clicks") {
  // A carrier that is nowhere zero shows the gain at every sample.
  std::vector<float> samples(22050, 0.05F);
  for (std::size_t i = 9000; i < 9200; ++i) samples[i] = 1.6F;
  for (std::size_t i = 15000; i < 15040; ++i) samples[i] = -1.1F;
  const Limited sound = limited(samples);
  double steepest_down = 0, steepest_up = 0, last = 1, lowest = 1;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double gain = sound.after[i] / sound.before[i];
    CHECK(gain <= 1);
    steepest_down = std::max(steepest_down, last - gain);
    steepest_up = std::max(steepest_up, gain - last);
    lowest = std::min(lowest, gain);
    last = gain;
  }
  CHECK(lowest < 0.6);
  CHECK(steepest_down < 0.01);  // no faster than from 1 to 0 in 100 samples, 4.5 ms
  CHECK(steepest_up < 0.0012);  // and back ten times more slowly
  CHECK(last > 0.97);           // released at the end
}

TEST_CASE("the gain goes down ahead of a peak and returns after it") {
  std::vector<float> samples(22050, 0.05F);
  samples[10000] = 1.4F;
  const Limited sound = limited(samples);
  const auto gain = [&](std::size_t at) { return sound.after[at] / sound.before[at]; };
  CHECK(gain(10000 - 300) == 1);
  CHECK(gain(10000 - 32) < 0.9F);
  CHECK(gain(10000 + 100) < 0.7F);
  CHECK(gain(10000 + 1500) < 0.95F);
  CHECK(gain(10000 + 1500) > 0.7F);
  CHECK(gain(10000 + 8000) > 0.98F);
}

TEST_CASE("the report tells the deepest reduction") {
  const Limited tone = limited(between_silences(sine(997, amplitude(3.5), 0.5)));
  CHECK(tone.report.deepest_db == Approx(6).margin(0.1));
}
