// M4B: ftyp, moov, mdat in this order. The number of packets follows from the length, so the place of moov is known
// before the first packet comes, and moov is written into it at the end: one pass over the packets, and the file plays
// from its beginning. Written by hand: libavformat rewrites the whole file to put moov first, and lists the first 255
// chapters of more in chpl, which then hides the rest.
#include "base/error.hpp"
#include "encode/codecs.hpp"
#include "encode/containers.hpp"
#include "encode/endian_writer.hpp"
#include "encode/mp4_box.hpp"
#include "encode/mp4_movie.hpp"
#include "encode/output_file.hpp"

namespace earbound {
namespace {

constexpr std::int64_t largest_packet = 768;  // 6144 bits, the most AAC allows one channel

class M4bFile final : public PacketFile {
 public:
  M4bFile(const std::string& path, const StreamParameters& stream, const FileTags& tags)
      : path_(path), stream_(stream), tags_(tags), movie_{stream_, tags_, {}, 0, 0, false}, file_(path) {
    expected_ = static_cast<std::size_t>(packet_total(tags.length, stream));
    movie_.packet_sizes.resize(expected_);
    const auto chapters = render_chapter_samples(tags_);
    const std::size_t movie_size = render_mp4_movie(movie_).size();
    const std::int64_t most = static_cast<std::int64_t>(expected_) * (largest_packet + 8) +
                              static_cast<std::int64_t>(movie_size + chapters.size() + 1024);
    movie_.long_offsets = most > 0xffffffff;

    EndianWriter head;
    {
      const Mp4Box type(head, "ftyp");
      head.text("M4B ");
      head.big<4>(0);
      head.text("M4B M4A mp42isom");
    }
    movie_offset_ = static_cast<std::int64_t>(head.bytes.size());
    movie_size_ = render_mp4_movie(movie_).size();
    head.zeros(movie_size_);
    body_offset_ = static_cast<std::int64_t>(head.bytes.size());
    head.zeros(body_header().size());
    movie_.chapter_offset = static_cast<std::int64_t>(head.bytes.size());
    head.raw(chapters);
    movie_.sound_offset = static_cast<std::int64_t>(head.bytes.size());
    file_.write(head.bytes);
  }

  void add(const PacketView& packets, std::size_t count) override {
    if (count > expected_ - taken_) throw Error("the sound has more packets than its length asks for").at(path_);
    file_.write(leading_packets(packets, count));
    for (std::size_t i = 0; i < count; ++i) movie_.packet_sizes[taken_++] = packets.sizes[i];
  }

  void finish() override {
    if (taken_ != expected_) throw Error("the sound has fewer packets than its length asks for").at(path_);
    const auto movie = render_mp4_movie(movie_);
    if (movie.size() != movie_size_) throw Error("the file's index does not fit the place kept for it").at(path_);
    file_.overwrite(movie_offset_, movie);
    file_.overwrite(body_offset_, body_header());
    file_.close();
  }

 private:
  [[nodiscard]] std::vector<std::uint8_t> body_header() const {
    const auto size = static_cast<std::uint64_t>(file_.size() - body_offset_);
    EndianWriter header;
    header.big<4>(movie_.long_offsets ? 1 : size);
    header.text("mdat");
    if (movie_.long_offsets) header.big<8>(size);
    return std::move(header.bytes);
  }

  std::string path_;
  StreamParameters stream_;
  FileTags tags_;
  Mp4Movie movie_;
  OutputFile file_;
  std::size_t expected_ = 0, taken_ = 0, movie_size_ = 0;
  std::int64_t movie_offset_ = 0, body_offset_ = 0;
};

std::unique_ptr<PacketFile> create_file(const std::string& path, const StreamParameters& stream, const FileTags& tags) {
  return std::make_unique<M4bFile>(path, stream, tags);
}

/// libavcodec's AAC takes about 8 kb/s more than it is asked to.
constexpr BitRate bit_rates[] = {{16, 24}, {24, 30}, {32, 41}, {40, 48.5}, {48, 56.5}, {56, 64.5}, {64, 72}};

}  // namespace

constinit const SoundFormat m4b_format{
    .name = "m4b",
    .media_type = "audio/mp4",
    .make_encoder = make_aac_encoder,
    .create_packet_file = create_file,
    .quality_rates = {32, 48, 64},
    .bit_rates = bit_rates,
};

}  // namespace earbound
