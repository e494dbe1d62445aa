// MP3: an ID3v2.3 tag, a header frame (Xing or Info, with LAME's extension: delay, padding, checksums), the frames.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "encode/byte_writer.hpp"
#include "encode/containers.hpp"
#include "encode/id3_tag.hpp"
#include "encode/mp3_frame.hpp"
#include "encode/output_file.hpp"

namespace earbound {
namespace {

constexpr std::size_t header_fields = 156;  // of the Xing header and LAME's extension

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
    header_ = header_frame();
    file_.write(std::vector<std::uint8_t>(header_.bytes()));
    marks_.reserve(2 * most_marks);
  }

  void add(const PacketView& packets, std::size_t count) override {
    const auto bytes = leading_packets(packets, count);
    for (std::size_t i = 0; i < count; ++i) {
      mark();
      constant_ = constant_ && (packets.sizes[i] == smallest_ || packets.sizes[i] == smallest_ + 1);
      music_bytes_ += packets.sizes[i];
      ++frames_;
    }
    crc_.update(bytes);
    file_.write(bytes);
  }

  void finish() override {
    file_.overwrite(header_offset_, render_header());
    file_.close();
  }

 private:
  [[nodiscard]] Mp3FrameHeader header_frame() const {
    Mp3FrameHeader header;
    header.rate = stream_.rate;
    header.mpeg1 = stream_.frame_size == 1152;
    for (const int bit_rate : mp3_bit_rates(stream_.rate)) {
      header.bit_rate = bit_rate;
      if (bit_rate >= stream_.bit_rate && header.bytes() >= 4 + header.side_info_bytes() + header_fields) return header;
    }
    throw Error("no MP3 frame has room for the header");
  }

  /// Remembers where every so many frames begin, for the table of seek points; twice as far apart whenever there are
  /// too many.
  void mark() {
    if (frames_ % mark_distance_ != 0) return;
    if (marks_.size() == 2 * most_marks) {
      for (std::size_t i = 0; i < most_marks; ++i) marks_[i] = marks_[2 * i];
      marks_.resize(most_marks);
      mark_distance_ *= 2;
      if (frames_ % mark_distance_ != 0) return;
    }
    marks_.push_back(music_bytes_);
  }

  [[nodiscard]] std::vector<std::uint8_t> render_header() const {
    const auto total = static_cast<std::int64_t>(header_.bytes()) + music_bytes_;
    ByteWriter out;
    out.raw(render_mp3_header(header_));
    out.zeros(header_.side_info_bytes());
    out.text(constant_ ? "Info" : "Xing");
    out.big<4>(0xf);  // frames, bytes, table, quality
    out.big<4>(static_cast<std::uint64_t>(frames_));
    out.big<4>(static_cast<std::uint64_t>(std::min<std::int64_t>(total, 0xffffffff)));
    for (int percent = 0; percent < 100; ++percent) {
      const auto frame = frames_ * percent / 100;
      const auto index =
          std::min(static_cast<std::size_t>(frame / mark_distance_), marks_.empty() ? 0 : marks_.size() - 1);
      const std::int64_t offset = marks_.empty() ? 0 : static_cast<std::int64_t>(header_.bytes()) + marks_[index];
      out.big<1>(static_cast<std::uint64_t>(std::min<std::int64_t>(255, offset * 256 / total)));
    }
    out.big<4>(50);  // quality, as LAME gives its middle

    out.text("LAME3.100");                // the layout of this extension, by which players know it, whoever encodes
    out.big<1>(constant_ ? 0x01 : 0x04);  // revision 0; constant rate, or variable
    out.zeros(1);                         // low-pass not stated
    out.zeros(8);                         // no peak, no gain: loudness is in the sound itself
    out.zeros(1);
    out.big<1>(static_cast<std::uint64_t>(std::min(255, stream_.bit_rate / 1000)));
    const std::int64_t delay = stream_.initial_padding - layer3_decoder_delay;
    const std::int64_t padding = std::clamp<std::int64_t>(
        frames_ * stream_.frame_size - delay - length_.count * stream_.rate.hz / narration_rate.hz, 0, 0xfff);
    out.big<3>(static_cast<std::uint64_t>(delay << 12 | padding));
    out.big<1>(stream_.rate.hz > 32000 ? 0x40 : 0);  // source rate of 44.1 kHz, or of 32 kHz or below; mono
    out.zeros(1);
    out.zeros(2);  // no preset
    out.big<4>(static_cast<std::uint64_t>(std::min<std::int64_t>(total, 0xffffffff)));
    out.big<2>(crc_.value());
    Crc16 own;
    own.update(out.bytes);
    out.big<2>(own.value());
    out.zeros(header_.bytes() - out.bytes.size());
    return out.bytes;
  }

  static constexpr std::size_t most_marks = 1024;

  StreamParameters stream_;
  Frames length_;
  OutputFile file_;
  Mp3FrameHeader header_;
  std::int64_t header_offset_ = 0, frames_ = 0, music_bytes_ = 0, mark_distance_ = 1;
  std::uint32_t smallest_ = static_cast<std::uint32_t>(static_cast<std::int64_t>(stream_.bit_rate) / 8 *
                                                       stream_.frame_size / stream_.rate.hz);
  std::vector<std::int64_t> marks_;
  bool constant_ = true;
  Crc16 crc_;
};

}  // namespace

std::unique_ptr<PacketFile> create_mp3_file(const std::string& path, const StreamParameters& stream,
                                            const FileTags& tags) {
  return std::make_unique<Mp3File>(path, stream, tags);
}

}  // namespace earbound
