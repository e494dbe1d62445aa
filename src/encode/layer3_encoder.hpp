#pragma once
// MPEG-2 Layer III at 22,050 Hz, mono, constant bit rate: what speech needs and no more, several times as fast as a
// general encoder.

#include <span>

#include "encode/packet_encoder.hpp"

namespace earbound {

/// The first `frames` frames of the segment followed by silence. The first frame leans on none before it.
PacketRun encode_layer3(std::span<const float> samples, int bit_rate, std::size_t frames);

}  // namespace earbound
