#include "encode/audio_file.hpp"

#include <numeric>

#include "base/error.hpp"
#include "encode/containers.hpp"

namespace earbound {

std::span<const std::uint8_t> leading_packets(const PacketRun& packets, std::size_t count) {
  if (count > packets.sizes.size()) throw Error("a segment holds fewer packets than its place in the file asks for");
  const auto end = packets.sizes.begin() + static_cast<std::ptrdiff_t>(count);
  const std::size_t bytes = std::accumulate(packets.sizes.begin(), end, std::size_t{0});
  if (bytes > packets.bytes.size()) throw Error("a segment's packets are cut short");
  return std::span(packets.bytes).first(bytes);
}

std::unique_ptr<PacketFile> create_packet_file(const std::string& path, const StreamParameters& stream,
                                               const FileTags& tags) {
  switch (stream.format) {
    case AudioFormat::mp3: return create_mp3_file(path, stream, tags);
    case AudioFormat::m4b: return create_m4b_file(path, stream, tags);
    case AudioFormat::opus: return create_opus_file(path, stream, tags);
    case AudioFormat::flac:
    case AudioFormat::wav: break;
  }
  throw Error("'" + std::string(format_name(stream.format)) + "' is not a format of packets").at(path);
}

}  // namespace earbound
