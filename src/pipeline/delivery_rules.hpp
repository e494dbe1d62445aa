#pragma once
// What a publisher asks of every file of sound, beyond its loudness.

#include <optional>

#include "encode/packet_encoder.hpp"
#include "master/mastering.hpp"
#include "pipeline/file_layout.hpp"

namespace earbound {

struct DeliveryRules {
  FileLayout layout;
  CodecSettings mp3;                               ///< the only format that is taken
  double quietest_rms_db = 0, loudest_rms_db = 0;  ///< of each file
};

/// The rules that go with a loudness profile, if any: for acx, the Audiobook Creation Exchange's audio submission
/// requirements.
std::optional<DeliveryRules> delivery_rules(const LoudnessProfile& profile);

}  // namespace earbound
