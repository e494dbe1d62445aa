#include "pipeline/cue_level.hpp"

#include <algorithm>
#include <cmath>

#include "master/calibration.hpp"

namespace earbound {
namespace {

std::vector<std::int16_t> at_loudness(std::vector<std::int16_t> samples, double lufs) {
  const double gain_db = lufs - momentary_loudness(samples);
  if (!std::isfinite(gain_db)) return samples;  // silence stays silent
  const double gain = std::pow(10.0, gain_db / 20.0);
  for (std::int16_t& sample : samples)
    sample = static_cast<std::int16_t>(std::lround(std::clamp(sample * gain, -32768.0, 32767.0)));
  return samples;
}

}  // namespace

CueTable cues_at_loudness(const CueTable& cues, const std::vector<Utterance>& utterances, double lufs) {
  CueTable used;
  for (const Utterance& utterance : utterances)
    if (const auto cue = cues.find(utterance.cue); cue != cues.end() && !used.contains(cue->first))
      used.emplace(cue->first, at_loudness(cue->second, lufs));
  return used;
}

}  // namespace earbound
