#include "master/true_peak.hpp"

#include <catch2/catch.hpp>

#include "signals.hpp"

using namespace earbound;

namespace {

double peak(const std::vector<float>& samples) { return true_peak(samples, 0, samples.size()); }

}  // namespace

TEST_CASE("the peak of a sine lies between its samples") {
  const auto samples =
      sine(22050.0 / 4, 0.5, 0.1, std::numbers::pi / 4);  // every sample 3.01 dB below the wave's crest
  const std::vector<float> middle(samples.begin(), samples.end());
  CHECK(decibels(true_peak(middle, 100, 2000)) == Approx(decibels(0.5)).margin(0.05));
  CHECK(*std::max_element(samples.begin(), samples.end()) == Approx(0.5 / std::sqrt(2.0)).margin(1e-4));
}

TEST_CASE("the peak of tones of all pitches is found to a third of a decibel") {
  for (const double hz : {100.0, 997.0, 2205.0, 3333.0, 4410.0, 6000.0}) {
    const auto samples = sine(hz, 0.8, 0.3, 0.3);
    CHECK(decibels(true_peak(samples, 200, samples.size() - 200)) == Approx(decibels(0.8)).margin(0.3));
  }
}

TEST_CASE("an impulse peaks at its sample") {
  std::vector<float> samples(200);
  samples[100] = -0.7F;
  CHECK(peak(samples) == Approx(0.7));
  CHECK(true_peak(samples, 0, 50) == 0);
}

TEST_CASE("samples around the stretch asked for belong to the wave") {
  std::vector<float> samples(200);
  samples[100] = samples[101] = 0.7F;  // between them the wave rises above both
  CHECK(true_peak(samples, 100, 101) > 0.8F);
  CHECK(true_peak(samples, 95, 100) < 0.7F);
}

TEST_CASE("beyond the ends there is silence") {
  CHECK(peak({}) == 0);
  CHECK(peak({0.5F}) == Approx(0.5).margin(0.01));
  const std::vector<float> few(5, 0.5F);
  CHECK(peak(few) >= 0.5F);
  CHECK(peak(few) < 0.75F);
}
