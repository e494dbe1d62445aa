#pragma once
// The codec families that formats are made with. Each checks its own settings.

#include <memory>

#include "base/algorithm_version.hpp"
#include "encode/packet_encoder.hpp"

namespace earbound {

// How each library is set and fed; layer3_encoder.hpp and resample.hpp have their own.
inline constexpr AlgorithmVersion lame_version{"lame", 1};
inline constexpr AlgorithmVersion aac_version{"aac", 1};
inline constexpr AlgorithmVersion opus_version{"opus", 2};

std::unique_ptr<PacketEncoder> make_mp3_encoder(const CodecSettings& settings);
std::unique_ptr<PacketEncoder> make_lame_encoder(
    const CodecSettings& settings);  ///< MP3 at a rate of the settings' own
std::unique_ptr<PacketEncoder> make_aac_encoder(const CodecSettings& settings);
std::unique_ptr<PacketEncoder> make_opus_encoder(const CodecSettings& settings);

}  // namespace earbound
