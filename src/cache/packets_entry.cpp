#include "cache/packets_entry.hpp"

#include <numeric>

#include "base/bytes.hpp"

namespace earbound {

std::vector<std::uint8_t> packet_sizes_bytes(const PacketRun& run) {
  ByteWriter out;
  out.list(std::span<const std::uint32_t>(run.sizes));
  return out.take();
}

PacketView as_packets(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  const auto list = in.raw(std::size_t{in.number<std::uint32_t>()} * sizeof(std::uint32_t));
  const std::span sizes(reinterpret_cast<const std::uint32_t*>(list.data()), list.size() / sizeof(std::uint32_t));
  if (std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0}) != in.rest().size())
    throw Error("a record of earbound's own does not fit its sizes");
  return {in.rest(), sizes};
}

}  // namespace earbound
