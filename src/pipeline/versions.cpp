#include "pipeline/versions.hpp"

#include "encode/packet_encoder.hpp"
#include "pipeline/bit_rates.hpp"
#include "pipeline/delivery_rules.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace earbound {

std::vector<ComponentVersion> component_versions() {
  std::vector<ComponentVersion> versions{{"earbound", EARBOUND_VERSION}, {"eSpeak NG", espeak_version()}};
  for (const AudioFormat format : {AudioFormat::mp3, AudioFormat::m4b, AudioFormat::opus})
    versions.push_back({std::string(format_name(format)) + " encoder",
                        make_packet_encoder(codec_settings(format, Quality::standard))->parameters().encoder});
  if (const auto rules = delivery_rules(*find_loudness_profile("acx")))
    versions.push_back({"acx encoder", make_packet_encoder(rules->mp3)->parameters().encoder});
  return versions;
}

}  // namespace earbound
