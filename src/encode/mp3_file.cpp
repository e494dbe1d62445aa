// MP3 of a constant bit rate: an ID3v2.3 tag, an Info frame with LAME's extension (delay, padding, checksums), the
// frames. Written by hand, as the frames come from many encoders: LAME describes only a stream of its own, and
// libavformat loses a chapter in ID3v2.4 and cannot list more than 255.
//
// The Info frame has the bit rate of the stream. Programs take the rate of the whole file from its first frame, for its
// length and for where to jump. For want of room, and as its 256 steps are minutes apart in a book, it holds no table
// of seek points: at a constant rate the place follows from the time.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "encode/codecs.hpp"
#include "encode/containers.hpp"
#include "encode/endian_writer.hpp"
#include "encode/id3_tag.hpp"
#include "encode/mp3_frame.hpp"
#include "encode/output_file.hpp"

namespace earbound {
namespace {

// Sizes of fields of the Info frame, after the side information.
constexpr std::size_t marker_fields = 4 + 4 + 4;  // "Info", flags, number of frames
constexpr std::size_t bytes_field = 4;
constexpr std::size_t extension_fields = 4 + 36;  // quality, LAME's extension

/// CRC-16 with the reflected polynomial 0xA001 and nothing to begin with, eight bytes at a time.
class Crc16 {
 public:
  void update(std::span<const std::uint8_t> bytes) {
    const auto& t = tables();
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8)
      value_ = t[7][(value_ ^ bytes[i]) & 0xff] ^ t[6][((value_ >> 8) ^ bytes[i + 1]) & 0xff] ^ t[5][bytes[i + 2]] ^
               t[4][bytes[i + 3]] ^ t[3][bytes[i + 4]] ^ t[2][bytes[i + 5]] ^ t[1][bytes[i + 6]] ^ t[0][bytes[i + 7]];
    for (; i < bytes.size(); ++i) value_ = static_cast<std::uint16_t>((value_ >> 8) ^ t[0][(value_ ^ bytes[i]) & 0xff]);
  }
  [[nodiscard]] std::uint16_t value() const { return value_; }

 private:
  using Tables = std::array<std::array<std::uint16_t, 256>, 8>;
  static const Tables& tables() {
    static const Tables built = [] {
      Tables t{};
      for (unsigned byte = 0; byte < 256; ++byte) {
        unsigned crc = byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xa001U : 0U);
        t[0][byte] = static_cast<std::uint16_t>(crc);
      }
      for (unsigned byte = 0; byte < 256; ++byte)
        for (std::size_t k = 1; k < t.size(); ++k)
          t[k][byte] = static_cast<std::uint16_t>((t[k - 1][byte] >> 8) ^ t[0][t[k - 1][byte] & 0xff]);
      return t;
    }();
    return built;
  }
  std::uint16_t value_ = 0;
};

class Mp3File final : public PacketFile {
 public:
  Mp3File(const std::string& path, const StreamParameters& stream, const FileTags& tags)
      : stream_(stream), length_(tags.length), file_(path) {
    file_.write(render_id3_tag(tags, stream.encoder));
    header_offset_ = file_.size();
    header_ = stream_header();
    file_.write(std::vector<std::uint8_t>(header_.bytes()));
  }

  void add(const PacketView& packets, std::size_t count) override {
    const auto bytes = leading_packets(packets, count);
    for (const auto size : packets.sizes.first(count))
      if (size != header_.bytes() && size != header_.bytes() + 1)
        throw Error("an MP3 frame is not of the stream's rate");
    frames_ += static_cast<std::int64_t>(count);
    music_bytes_ += static_cast<std::int64_t>(bytes.size());
    crc_.update(bytes);
    file_.write(bytes);
  }

  void finish() override {
    file_.overwrite(header_offset_, render_info_frame());
    file_.close();
  }

 private:
  [[nodiscard]] Mp3FrameHeader stream_header() const {
    Mp3FrameHeader header;
    header.rate = stream_.rate;
    header.mpeg1 = stream_.frame_size == 1152;
    header.bit_rate = stream_.bit_rate;
    return header;
  }

  /// A frame of 16 kb/s has no room for LAME's extension: players then play the encoder's delay, 50 ms, as well. One of
  /// 8 kb/s has none for the number of bytes either.
  [[nodiscard]] std::vector<std::uint8_t> render_info_frame() const {
    const std::size_t room = header_.bytes() - 4 - header_.side_info_bytes();
    const bool with_bytes = room >= marker_fields + bytes_field;
    const bool with_extension = room >= marker_fields + bytes_field + extension_fields;
    const std::int64_t total = static_cast<std::int64_t>(header_.bytes()) + music_bytes_;
    const auto shown_total = static_cast<std::uint64_t>(std::min<std::int64_t>(total, 0xffffffff));
    EndianWriter out;
    out.raw(render_mp3_header(header_));
    out.zeros(header_.side_info_bytes());
    out.text("Info");
    out.big<4>(1U | (with_bytes ? 2U : 0U) | (with_extension ? 8U : 0U));  // frames, bytes, quality
    out.big<4>(static_cast<std::uint64_t>(frames_));
    if (with_bytes) out.big<4>(shown_total);
    if (with_extension) {
      out.big<4>(50);  // quality, as LAME gives its middle
      write_extension(out, shown_total);
    }
    out.zeros(header_.bytes() - out.bytes.size());
    return std::move(out.bytes);
  }

  void write_extension(EndianWriter& out, std::uint64_t total) const {
    // Not who encoded, but whose layout follows: FFmpeg, MPD (libmad) and cmus heed delay and padding under this name
    // alone.
    out.text("LAME3.100");
    out.big<1>(0x01);  // revision 0; constant rate
    out.zeros(1);      // low-pass not stated
    out.zeros(8);      // no peak, no gain: loudness is in the sound itself
    out.zeros(1);
    out.big<1>(static_cast<std::uint64_t>(std::min(255, stream_.bit_rate / 1000)));
    const std::int64_t delay = stream_.initial_padding - layer3_decoder_delay;
    const std::int64_t padding = std::clamp<std::int64_t>(
        frames_ * stream_.frame_size - delay - length_.count * stream_.rate.hz / narration_rate.hz, 0, 0xfff);
    out.big<3>(static_cast<std::uint64_t>(delay << 12 | padding));
    out.big<1>(stream_.rate.hz > 32000 ? 0x40 : 0);  // source rate of 44.1 kHz, or of 32 kHz or below; mono
    out.zeros(1);
    out.zeros(2);  // no preset
    out.big<4>(total);
    out.big<2>(crc_.value());
    Crc16 own;
    own.update(out.bytes);
    out.big<2>(own.value());
  }

  StreamParameters stream_;
  Frames length_;
  OutputFile file_;
  Mp3FrameHeader header_;
  std::int64_t header_offset_ = 0, frames_ = 0, music_bytes_ = 0;
  Crc16 crc_;
};

std::unique_ptr<PacketFile> create_file(const std::string& path, const StreamParameters& stream, const FileTags& tags) {
  return std::make_unique<Mp3File>(path, stream, tags);
}

std::unique_ptr<PacketEncoder> make_encoder(const CodecSettings& settings) {
  return settings.rate == narration_rate ? make_mp3_encoder(settings) : make_lame_encoder(settings);
}

/// Those of MPEG-2 Layer III.
constexpr BitRate bit_rates[] = {{16, 16.1}, {24, 24.1}, {32, 32.1}, {40, 40.1}, {48, 48.1}, {56, 56.1}, {64, 64.1}};

}  // namespace

constinit const SoundFormat mp3_format{
    .name = "mp3",
    .media_type = "audio/mpeg",
    .make_encoder = make_encoder,
    .create_packet_file = create_file,
    .quality_rates = {32, 48, 64},
    .bit_rates = bit_rates,
};

}  // namespace earbound
