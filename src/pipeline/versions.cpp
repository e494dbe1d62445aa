#include "pipeline/versions.hpp"

#include <algorithm>
#include <utility>

#include "encode/cue_sound.hpp"
#include "encode/packet_encoder.hpp"
#include "encode/resample.hpp"
#include "master/calibration.hpp"
#include "master/loudness.hpp"
#include "master/mastering.hpp"
#include "pipeline/bit_rates.hpp"
#include "pipeline/delivery_rules.hpp"
#include "synth/clip_builder.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {
namespace {

using NamedStream = std::pair<std::string, StreamParameters>;

/// One stream of each encoder.
const std::vector<NamedStream>& encoder_streams() {
  static const std::vector<NamedStream> streams = [] {
    std::vector<NamedStream> all;
    for (const SoundFormat* format : sound_formats)
      if (format->has_packets())
        all.emplace_back(format->name, make_packet_encoder(codec_settings(*format, Quality::standard))->parameters());
    if (const auto rules = delivery_rules(*find_loudness_profile("acx")))
      all.emplace_back("acx", make_packet_encoder(rules->mp3)->parameters());
    return all;
  }();
  return streams;
}

}  // namespace

std::vector<ComponentVersion> component_versions() {
  std::vector<ComponentVersion> versions{{"earbound", EARBOUND_VERSION}, {"eSpeak NG", espeak_version()}};
  for (const auto& [name, stream] : encoder_streams()) versions.push_back({name + " encoder", stream.encoder});
  return versions;
}

std::span<const AlgorithmVersion> clip_algorithms() {
  static constexpr AlgorithmVersion algorithms[] = {speech_version, clip_builder_version};
  return algorithms;
}

std::vector<AlgorithmVersion> sound_algorithms() {
  std::vector<AlgorithmVersion> all(clip_algorithms().begin(), clip_algorithms().end());
  all.push_back(cue_sound_version);
  all.push_back(mastering_version);
  all.push_back(gating_blocks_version);
  all.push_back(calibration_version);
  for (const auto& [name, stream] : encoder_streams())
    for (const AlgorithmVersion& algorithm : stream.algorithms)
      if (std::none_of(all.begin(), all.end(), [&](const auto& known) { return known.name == algorithm.name; }))
        all.push_back(algorithm);
  return all;
}

}  // namespace earbound
