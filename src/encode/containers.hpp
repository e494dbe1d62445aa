#pragma once
// What the files of the containers share; each holds its own row of the table of formats.

#include <cstddef>
#include <cstdint>
#include <span>

#include "encode/audio_file.hpp"
#include "encode/formats.hpp"

namespace earbound {

/// The bytes of the first `count` packets. Throws Error when the run holds fewer.
std::span<const std::uint8_t> leading_packets(const PacketView& packets, std::size_t count);

}  // namespace earbound
