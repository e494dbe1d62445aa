#include "master/phase_rotator.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <complex>

#include "master/levels.hpp"
#include "signals.hpp"

using namespace earbound;

namespace {

std::vector<float> rotated(const std::vector<std::int16_t>& samples, float gain = 1) {
  std::vector<float> out(samples.size());
  rotate_phase(samples, gain, out);
  return out;
}

std::vector<float> impulse_response() {
  std::vector<std::int16_t> impulse(8192);
  impulse[4096] = 10000;
  return rotated(impulse, 1e-4F);
}

std::complex<double> response(const std::vector<float>& impulse, double hz) {
  std::complex<double> sum;
  for (std::size_t i = 0; i < impulse.size(); ++i)
    sum += static_cast<double>(impulse[i]) *
           std::polar(1.0, -2 * std::numbers::pi * hz * (static_cast<double>(i) - 4096) / 22050);
  return sum;
}

}  // namespace

TEST_CASE("a phase rotator leaves the spectrum as it is") {
  const auto impulse = impulse_response();
  for (double hz = 20; hz < 11000; hz *= 1.05) CHECK(std::abs(response(impulse, hz)) == Approx(1).margin(1e-4));
}

TEST_CASE("no frequency moves by more than 3 ms, and speech as a whole not at all") {
  const auto impulse = impulse_response();
  for (double hz = 60; hz < 10000; hz *= 1.05) {
    const double step = 0.5;
    const double turn = std::arg(response(impulse, hz + step) / response(impulse, hz - step));
    const double delay = -turn / (2 * std::numbers::pi * 2 * step);
    CHECK(std::abs(delay) <= 0.00305);
  }
}

TEST_CASE("the sound of any length is filtered as one, wherever its stretches join") {
  const auto impulse = impulse_response();
  for (const std::size_t length : {1U, 31U, 600U, 576U * 8, 576U * 31 + 5}) {
    std::vector<std::int16_t> samples(length);
    for (std::size_t i = 0; i < length; ++i) samples[i] = static_cast<std::int16_t>((i * 7919) % 4001) - 2000;
    const auto out = rotated(samples);
    for (std::size_t n = 0; n < length; n += 1 + length / 97) {  // against the convolution
      double expected = 0;
      for (std::size_t i = 0; i < length; ++i) {
        const std::size_t at = 4096 + n - i;
        if (at < impulse.size()) expected += samples[i] * static_cast<double>(impulse[at]);
      }
      CHECK(out[n] == Approx(expected).margin(0.5));
    }
  }
}

TEST_CASE("a pulse train, peaky by phase, has lower crests afterwards") {
  std::vector<std::int16_t> samples(22050);
  for (int partial = 1; partial <= 20; ++partial)
    for (std::size_t i = 0; i < samples.size(); ++i)
      samples[i] += static_cast<std::int16_t>(
          800.0 * std::cos(2 * std::numbers::pi * 110 * partial * static_cast<double>(i) / 22050));
  const auto out = rotated(samples);
  const auto peak = [](const std::vector<float>& sound) {
    float highest = 0;
    for (std::size_t i = 4000; i < 18000; ++i) highest = std::max(highest, std::abs(sound[i]));
    return static_cast<double>(highest);
  };
  CHECK(decibels(peak({samples.begin(), samples.end()}) / peak(out)) > 3);
  CHECK(energy_of(out) == Approx(energy_of(std::vector<float>(samples.begin(), samples.end()))).epsilon(0.02));
}

TEST_CASE("silence stays silent, and speech dies away before its clip ends") {
  CHECK(rotated(std::vector<std::int16_t>(5000)) == std::vector<float>(5000));
  std::vector<std::int16_t> samples(20000);
  for (std::size_t i = 0; i < 18000; ++i) samples[i] = static_cast<std::int16_t>((i * 7919) % 20001) - 10000;
  const auto out = rotated(samples);
  for (std::size_t i = 18000 + 250; i < out.size(); ++i) REQUIRE(std::abs(out[i]) < 1);
  CHECK(out.back() == 0);  // and not a denormal number
}
