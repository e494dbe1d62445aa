#pragma once
// The packets of a clip in one codec, in the cache.
//
// packets, layout 1:
//   <packets> ::= <sizes> byte*              ; the packets one after the other, as the container takes them
//   <sizes>   ::= count:uint32 uint32*       ; bytes of each packet

#include <cstdint>
#include <span>
#include <vector>

#include "cache/entry_layout.hpp"
#include "encode/packet_encoder.hpp"

namespace earbound {

inline constexpr EntryKind packets_kind{"packets", 1};

/// What stands before the bytes of the packets.
std::vector<std::uint8_t> packet_sizes_bytes(const PacketRun& run);

/// A view of an entry's bytes, which are aligned as an entry's are. Throws Error when the sizes are not those of the
/// bytes.
PacketView as_packets(std::span<const std::uint8_t> bytes);

}  // namespace earbound
