#pragma once
// The codec families behind make_packet_encoder. Each checks its own settings.

#include <memory>

#include "encode/packet_encoder.hpp"

namespace earbound {

std::unique_ptr<PacketEncoder> make_mp3_encoder(const CodecSettings& settings);
std::unique_ptr<PacketEncoder> make_lame_encoder(
    const CodecSettings& settings);  ///< MP3 at a rate of the settings' own
std::unique_ptr<PacketEncoder> make_aac_encoder(const CodecSettings& settings);
std::unique_ptr<PacketEncoder> make_opus_encoder(const CodecSettings& settings);

}  // namespace earbound
