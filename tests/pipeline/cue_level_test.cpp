#include "pipeline/cue_level.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "master/calibration.hpp"

using namespace earbound;

namespace {

std::vector<std::int16_t> tone(double hz, double peak, std::size_t length) {
  std::vector<std::int16_t> samples(length);
  for (std::size_t i = 0; i < length; ++i)
    samples[i] =
        static_cast<std::int16_t>(32767 * peak * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / 22050));
  return samples;
}

}  // namespace

TEST_CASE("every cue has the same loudness, whatever its file has, its pitch and its length") {
  const CueTable cues{{"soft", tone(440, 0.01, 3000)}, {"loud", tone(1000, 0.9, 12000)}, {"other", tone(440, 0.5, 99)}};
  std::vector<Utterance> utterances(4);
  utterances[0].cue = "soft";
  utterances[1].cue = "loud";
  utterances[2].cue = "there is none";
  const CueTable set = cues_at_loudness(cues, utterances, -24.5);
  CHECK(set.size() == 2);
  CHECK(momentary_loudness(set.at("soft")) == Approx(-24.5).margin(0.1));
  CHECK(momentary_loudness(set.at("loud")) == Approx(-24.5).margin(0.1));
}

TEST_CASE("a silent cue stays silent") {
  std::vector<Utterance> utterances(1);
  utterances[0].cue = "silent";
  const CueTable set = cues_at_loudness({{"silent", std::vector<std::int16_t>(500)}}, utterances, -20);
  CHECK(set.at("silent") == std::vector<std::int16_t>(500));
}
