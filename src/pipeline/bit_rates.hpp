#pragma once
// How many bits a second each format is given: by quality, or by the size that a file may have.

#include <cstdint>

#include "base/units.hpp"
#include "encode/packet_encoder.hpp"

namespace earbound {

/// Settings for speech at this quality.
CodecSettings codec_settings(const SoundFormat& format, Quality quality);

/// The best settings, at most those of high quality, with which a file of so much sound and so many `other_bytes`
/// (tags, cover) stays below `bytes`. Throws Error when even the smallest are too large.
CodecSettings fitting_settings(const SoundFormat& format, Frames length, std::uint64_t other_bytes,
                               std::uint64_t bytes);

}  // namespace earbound
