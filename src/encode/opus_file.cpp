// Ogg Opus (RFC 3533 and RFC 7845). The pages are written by hand: packets come in runs from the cache, and a page of
// at most 50 of them, cut where the run does not matter, is all there is to it.
#include <array>

#include "base/error.hpp"
#include "encode/codecs.hpp"
#include "encode/containers.hpp"
#include "encode/endian_writer.hpp"
#include "encode/output_file.hpp"
#include "encode/vorbis_comment.hpp"

namespace earbound {
namespace {

constexpr std::size_t packets_on_page = 50;  // one second of 20 ms packets, the most RFC 7845 advises
constexpr std::size_t most_lacings = 255;
constexpr std::uint32_t serial_number = 0x65617262;  // fixed: one stream in the file, and the same bytes every time
constexpr std::uint64_t no_granule = ~std::uint64_t{0};

enum PageFlag : std::uint8_t { continued = 1, first = 2, last = 4 };

/// Ogg's CRC: polynomial 0x04C11DB7, not reflected, nothing to begin or end with.
std::uint32_t page_checksum(std::span<const std::uint8_t> bytes) {
  using Tables = std::array<std::array<std::uint32_t, 256>, 4>;
  static const Tables t = [] {
    Tables built{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
      std::uint32_t crc = byte << 24;
      for (int bit = 0; bit < 8; ++bit) crc = (crc << 1) ^ ((crc & 0x80000000U) != 0 ? 0x04c11db7U : 0U);
      built[0][byte] = crc;
    }
    for (std::uint32_t byte = 0; byte < 256; ++byte)
      for (std::size_t k = 1; k < built.size(); ++k)
        built[k][byte] = (built[k - 1][byte] << 8) ^ built[0][built[k - 1][byte] >> 24];
    return built;
  }();
  std::uint32_t crc = 0;
  std::size_t i = 0;
  for (; i + 4 <= bytes.size(); i += 4)
    crc = t[3][(crc >> 24) ^ bytes[i]] ^ t[2][((crc >> 16) & 0xff) ^ bytes[i + 1]] ^
          t[1][((crc >> 8) & 0xff) ^ bytes[i + 2]] ^ t[0][(crc & 0xff) ^ bytes[i + 3]];
  for (; i < bytes.size(); ++i) crc = (crc << 8) ^ t[0][(crc >> 24) ^ bytes[i]];
  return crc;
}

class OggPages {
 public:
  explicit OggPages(OutputFile& file) : file_(file) {}

  void write(std::uint8_t flags, std::uint64_t granule, std::span<const std::uint8_t> lacings,
             std::span<const std::uint8_t> body) {
    EndianWriter page;
    page.bytes.reserve(27 + lacings.size() + body.size());
    page.text("OggS");
    page.big<1>(0);
    page.big<1>(flags);
    page.little<8>(granule);
    page.little<4>(serial_number);
    page.little<4>(sequence_++);
    page.little<4>(0);  // checksum
    page.big<1>(lacings.size());
    page.raw(lacings);
    page.raw(body);
    EndianWriter checksum;
    checksum.little<4>(page_checksum(page.bytes));
    std::copy(checksum.bytes.begin(), checksum.bytes.end(), page.bytes.begin() + 22);
    file_.write(page.bytes);
  }

  /// A packet of any size on pages of its own.
  void write_alone(std::span<const std::uint8_t> packet, std::uint8_t flags) {
    std::size_t left = packet.size() / 255 + 1;
    while (left > 0) {
      const std::size_t count = std::min(left, most_lacings);
      std::vector<std::uint8_t> lacings(count, 255);
      std::size_t size = count * 255;
      if (count == left) {
        lacings.back() = static_cast<std::uint8_t>(packet.size() % 255);
        size = packet.size();
      }
      write(flags, count == left ? 0 : no_granule, lacings, packet.first(size));
      packet = packet.subspan(size);
      left -= count;
      flags = continued;
    }
  }

 private:
  OutputFile& file_;
  std::uint32_t sequence_ = 0;
};

class OpusFile final : public PacketFile {
 public:
  OpusFile(const std::string& path, const StreamParameters& stream, const FileTags& tags)
      : path_(path), stream_(stream), length_(tags.length), file_(path), pages_(file_) {
    EndianWriter head;
    head.text("OpusHead");
    head.big<1>(1);  // version
    head.big<1>(1);  // channel
    head.little<2>(static_cast<std::uint64_t>(stream.initial_padding));
    head.little<4>(static_cast<std::uint64_t>(narration_rate.hz));  // of the source
    head.little<2>(0);                                              // gain
    head.big<1>(0);                                                 // mapping family
    pages_.write_alone(head.bytes, first);
    EndianWriter comments;
    comments.text("OpusTags");
    comments.raw(render_vorbis_comments(tags, stream.encoder));
    pages_.write_alone(comments.bytes, 0);
  }

  void add(const PacketView& packets, std::size_t count) override {
    auto bytes = leading_packets(packets, count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t size = packets.sizes[i];
      const std::size_t needed = size / 255 + 1;
      if (on_page_ == packets_on_page || lacings_.size() + needed > most_lacings) flush(0, granule_);
      lacings_.insert(lacings_.end(), needed - 1, 255);
      lacings_.push_back(static_cast<std::uint8_t>(size % 255));
      body_.insert(body_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
      bytes = bytes.subspan(size);
      ++on_page_;
      granule_ += static_cast<std::uint64_t>(stream_.frame_size);
    }
  }

  void finish() override {
    const auto end = static_cast<std::uint64_t>(
        stream_.initial_padding + (length_.count * stream_.rate.hz + narration_rate.hz - 1) / narration_rate.hz);
    if (granule_ < end || on_page_ == 0) throw Error("the sound has fewer packets than its length asks for").at(path_);
    flush(last, end);
    file_.close();
  }

 private:
  void flush(std::uint8_t flags, std::uint64_t granule) {
    pages_.write(flags, granule, lacings_, body_);
    lacings_.clear();
    body_.clear();
    on_page_ = 0;
  }

  std::string path_;
  StreamParameters stream_;
  Frames length_;
  OutputFile file_;
  OggPages pages_;
  std::vector<std::uint8_t> lacings_, body_;
  std::size_t on_page_ = 0;
  std::uint64_t granule_ = 0;
};

std::unique_ptr<PacketFile> create_file(const std::string& path, const StreamParameters& stream, const FileTags& tags) {
  return std::make_unique<OpusFile>(path, stream, tags);
}

constexpr BitRate bit_rates[] = {{16, 17.4}, {20, 21.4}, {24, 25.4}, {28, 29.3}, {32, 33.2}, {40, 41}, {48, 49}};

}  // namespace

constinit const SoundFormat opus_format{
    .name = "opus",
    .media_type = "audio/ogg",
    .make_encoder = make_opus_encoder,
    .create_packet_file = create_file,
    .quality_rates = {24, 32, 48},
    .bit_rates = bit_rates,
};

}  // namespace earbound
