#include "encode/audio_file.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "encode/containers.hpp"

namespace earbound {
namespace {

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return text;
}

/// Tags whose titles and names stand on one line, as ID3 asks and lists of chapters show them. The description keeps
/// its lines.
FileTags one_line(FileTags tags) {
  for (auto* text : {&tags.title, &tags.album, &tags.artist, &tags.publisher, &tags.date, &tags.language})
    *text = one_line(std::move(*text));
  for (auto& chapter : tags.chapters) chapter.title = one_line(std::move(chapter.title));
  return tags;
}

}  // namespace

std::span<const std::uint8_t> leading_packets(const PacketView& packets, std::size_t count) {
  if (count > packets.sizes.size()) throw Error("a segment holds fewer packets than its place in the file asks for");
  const auto end = packets.sizes.begin() + static_cast<std::ptrdiff_t>(count);
  const std::size_t bytes = std::accumulate(packets.sizes.begin(), end, std::size_t{0});
  if (bytes > packets.bytes.size()) throw Error("a segment's packets are cut short");
  return packets.bytes.first(bytes);
}

std::unique_ptr<PacketFile> create_packet_file(const std::string& path, const StreamParameters& stream,
                                               const FileTags& tags) {
  const SoundFormat& format = *stream.format;
  if (!format.has_packets()) throw Error("'" + std::string(format.name) + "' is not a format of packets").at(path);
  return format.create_packet_file(path, stream, one_line(tags));
}

std::unique_ptr<SampleFile> create_sample_file(const std::string& path, const SoundFormat& format,
                                               const FileTags& tags) {
  if (format.has_packets()) throw Error("'" + std::string(format.name) + "' is not a format of samples").at(path);
  return format.create_sample_file(path, one_line(tags));
}

}  // namespace earbound
