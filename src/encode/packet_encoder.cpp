#include "encode/packet_encoder.hpp"

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr std::int64_t ceiling_quotient(std::int64_t dividend, std::int64_t divisor) {
  return (dividend + divisor - 1) / divisor;
}

}  // namespace

std::unique_ptr<PacketEncoder> make_packet_encoder(const CodecSettings& settings) {
  const SoundFormat& format = *settings.format;
  if (!format.has_packets()) throw Error("'" + std::string(format.name) + "' is not a format of packets");
  return format.make_encoder(settings);
}

std::int64_t packet_index(Frames begin, const StreamParameters& stream) { return grid_of(stream).packet(begin); }

std::int64_t packet_total(Frames length, const StreamParameters& stream) {
  // In units of 1 ÷ (narration_rate × stream.rate) seconds, where both the length and a packet are whole.
  const std::int64_t packet = static_cast<std::int64_t>(stream.frame_size) * narration_rate.hz;
  const std::int64_t padding = static_cast<std::int64_t>(stream.initial_padding) * narration_rate.hz;
  return ceiling_quotient(length.count * stream.rate.hz + padding, packet);
}

std::vector<std::size_t> packet_counts(std::span<const Frames> segment_begin, const StreamParameters& stream) {
  std::vector<std::size_t> counts;
  if (segment_begin.size() < 2) return counts;
  counts.reserve(segment_begin.size() - 1);
  const Frames origin = segment_begin.front();
  std::int64_t placed = 0;
  for (std::size_t next = 1; next < segment_begin.size(); ++next) {
    const Frames end = segment_begin[next] - origin;
    const bool last = next + 1 == segment_begin.size();
    const std::int64_t until = last ? packet_total(end, stream) : packet_index(end, stream);
    counts.push_back(static_cast<std::size_t>(until - placed));
    placed = until;
  }
  return counts;
}

Milliseconds stream_time(Frames begin, const StreamParameters& stream) { return grid_of(stream).time(begin); }

}  // namespace earbound
