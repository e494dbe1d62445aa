#pragma once
// MPEG-2 Layer III at 22,050 Hz, mono, constant bit rate: what speech needs and no more, several times as fast as a
// general encoder.

#include <span>

#include "base/algorithm_version.hpp"
#include "encode/packet_encoder.hpp"

namespace earbound {

/// Of encode_layer3() and all that it uses: filter bank, block switching, psychoacoustics, quantiser, bits. Stands in
/// the file's tags as well.
inline constexpr AlgorithmVersion layer3_version{"layer3", 2};

/// The first `frames` frames of the segment followed by silence. The first frame leans on none before it.
PacketRun encode_layer3(std::span<const float> samples, int bit_rate, std::size_t frames);

}  // namespace earbound
