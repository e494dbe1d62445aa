#include "master/calibration.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "master/levels.hpp"
#include "master/loudness.hpp"
#include "signals.hpp"

using namespace earbound;

namespace {

double level_with(const std::vector<std::int16_t>& passage, const Mastering& mastering, Meter meter) {
  std::vector<float> sound;
  const ClipLevels levels = master(passage, mastering, sound);
  if (meter == Meter::rms) return rms_db(levels.energy, {static_cast<std::int64_t>(passage.size())});
  LoudnessGate gate;
  gate.add(gating_blocks(std::span<const float>(sound)));
  return gate.integrated();
}

}  // namespace

TEST_CASE("a passage comes out at the level of each profile, what the limiter takes included") {
  for (const double gain : {0.02, 0.4})
    for (const LoudnessProfile& profile : loudness_profiles()) {
      if (!profile.adjust) continue;
      const auto passage = sixteen_bits(speech_like(10, gain));
      const VoiceLevel level = calibrate(passage, profile);
      CHECK(level_with(passage, level.mastering, profile.meter) == Approx(profile.loudness).margin(0.06));
      CHECK(level.mastering.ceiling_db < profile.true_peak);
      CHECK(std::remainder(level.mastering.gain_db, gain_step_db) == Approx(0).margin(1e-9));
    }
}

TEST_CASE("the median is that of speech, not of the pauses") {
  auto sound = sine(997, 0.1, 4);
  const auto loud = sine(997, 0.2, 2);
  sound.insert(sound.end(), loud.begin(), loud.end());
  sound.resize(sound.size() + 22050 * 8);
  const VoiceLevel level = calibrate(sixteen_bits(sound), *find_loudness_profile("none"));
  CHECK(level.median == Approx(-23).margin(0.1));  // a tone of 0.1, RMS
  CHECK(level.loudness > level.median + 1);
  CHECK(level.mastering == Mastering{});
}

TEST_CASE("a silent voice gets no gain") {
  const VoiceLevel level = calibrate(std::vector<std::int16_t>(50000), *find_loudness_profile("podcast"));
  CHECK(level.mastering.gain_db == 0);
  CHECK(std::isinf(level.loudness));
  CHECK(std::isinf(level.median));
}

TEST_CASE("a short sound has the loudness of the 400 ms around it") {
  CHECK(momentary_loudness(sixteen_bits(sine(997, 0.1, 1))) == Approx(-23).margin(0.1));
  CHECK(momentary_loudness(sixteen_bits(sine(997, 0.1, 0.1))) == Approx(-29).margin(0.2));
  CHECK(std::isinf(momentary_loudness(std::vector<std::int16_t>(100))));
}
