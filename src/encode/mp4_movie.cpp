#include "encode/mp4_movie.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "encode/mp4_box.hpp"
#include "encode/mp4_tags.hpp"
#include "text/languages.hpp"

namespace earbound {
namespace {

constexpr std::uint32_t sound_track = 1, chapter_track = 2;
// Units a second of the movie and of the chapter track. mutagen counts Nero's chapters in the movie's units, and is
// right when those are milliseconds.
constexpr std::uint32_t movie_timescale = 1000;
constexpr std::size_t packets_in_chunk = 64;
constexpr std::size_t longest_chapter_title = 65535;  // the length is two bytes

void write_matrix(EndianWriter& out) {
  static constexpr std::array<std::uint32_t, 9> unity{0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};
  for (const auto value : unity) out.big<4>(value);
}

std::uint64_t packed_language(std::string_view bcp47) {
  std::uint64_t packed = 0;
  for (const char letter : iso639_2(bcp47)) packed = packed << 5 | static_cast<std::uint64_t>(letter - 0x60);
  return packed;
}

std::string_view chapter_title(const ChapterMark& chapter) {
  return leading_characters(chapter.title, longest_chapter_title);
}

/// The title with its length, and the box that says UTF-8.
std::size_t chapter_sample_size(const ChapterMark& chapter) { return 2 + chapter_title(chapter).size() + 12; }

/// A descriptor of ISO/IEC 14496-1 with a one-byte length.
template <class Body>
void descriptor(EndianWriter& out, std::uint8_t tag, Body body) {
  EndianWriter inner;
  body(inner);
  out.big<1>(tag);
  out.big<1>(inner.bytes.size());
  out.raw(inner.bytes);
}

class MovieWriter {
 public:
  explicit MovieWriter(const Mp4Movie& movie)
      : movie_(movie),
        timescale_(static_cast<std::uint32_t>(movie.stream.rate.hz)),
        movie_length_(static_cast<std::uint64_t>((movie.tags.length.count * movie_timescale + narration_rate.hz - 1) /
                                                 narration_rate.hz)),
        chapters_(!movie.tags.chapters.empty()) {}

  std::vector<std::uint8_t> render() {
    {
      const Mp4Box moov(out_, "moov");
      write_movie_header();
      write_sound_track();
      if (chapters_) write_chapter_track();
      write_mp4_user_data(out_, movie_.stream, movie_.tags, static_cast<std::int64_t>(movie_.packet_sizes.size()));
    }
    return std::move(out_.bytes);
  }

 private:
  void write_movie_header() {
    const Mp4Box box(out_, "mvhd", 1, 0);
    out_.zeros(16);  // no dates: the same input gives the same bytes
    out_.big<4>(movie_timescale);
    out_.big<8>(movie_length_);
    out_.big<4>(0x10000);  // normal speed
    out_.big<2>(0x100);    // full volume
    out_.zeros(10);
    write_matrix(out_);
    out_.zeros(24);
    out_.big<4>(chapter_track + 1);  // next free track
  }

  void write_track_header(std::uint32_t track, unsigned flags, unsigned volume) {
    const Mp4Box box(out_, "tkhd", 1, flags);
    out_.zeros(16);
    out_.big<4>(track);
    out_.zeros(4);
    out_.big<8>(movie_length_);
    out_.zeros(8);
    out_.big<2>(0);  // layer
    out_.big<2>(0);  // alternate group
    out_.big<2>(volume);
    out_.zeros(2);
    write_matrix(out_);
    out_.zeros(8);  // no picture
  }

  /// mdhd and hdlr.
  void write_media_header(std::uint32_t timescale, std::uint64_t length, std::string_view handler,
                          std::string_view name) {
    {
      const Mp4Box box(out_, "mdhd", 1, 0);
      out_.zeros(16);
      out_.big<4>(timescale);
      out_.big<8>(length);
      out_.big<2>(packed_language(movie_.tags.language));
      out_.zeros(2);
    }
    const Mp4Box box(out_, "hdlr", 0, 0);
    out_.zeros(4);
    out_.text(handler);
    out_.zeros(12);
    out_.text(name);
    out_.zeros(1);
  }

  void write_data_information() {
    const Mp4Box information(out_, "dinf");
    const Mp4Box references(out_, "dref", 0, 0);
    out_.big<4>(1);
    const Mp4Box here(out_, "url ", 0, 1);  // in this file
  }

  void write_chunk_offsets(std::span<const std::int64_t> offsets) {
    const Mp4Box box(out_, movie_.long_offsets ? "co64" : "stco", 0, 0);
    out_.big<4>(offsets.size());
    for (const auto offset : offsets) {
      if (movie_.long_offsets)
        out_.big<8>(static_cast<std::uint64_t>(offset));
      else
        out_.big<4>(static_cast<std::uint64_t>(offset));
    }
  }

  void write_sound_track() {
    const Mp4Box track(out_, "trak");
    write_track_header(sound_track, 3, 0x100);  // enabled, in the movie
    {
      const Mp4Box edits(out_, "edts");
      const Mp4Box list(out_, "elst", 1, 0);
      out_.big<4>(1);
      out_.big<8>(movie_length_);
      out_.big<8>(
          static_cast<std::uint64_t>(movie_.stream.initial_padding));  // playing begins after the encoder's delay
      out_.big<4>(0x10000);
    }
    if (chapters_) {
      const Mp4Box references(out_, "tref");
      const Mp4Box chapters(out_, "chap");
      out_.big<4>(chapter_track);
    }
    const Mp4Box media(out_, "mdia");
    const std::size_t packets = movie_.packet_sizes.size();
    write_media_header(timescale_, packets * static_cast<std::uint64_t>(movie_.stream.frame_size), "soun", "Sound");
    const Mp4Box information(out_, "minf");
    {
      const Mp4Box header(out_, "smhd", 0, 0);
      out_.zeros(4);
    }
    write_data_information();
    const Mp4Box table(out_, "stbl");
    write_sound_description();
    {
      const Mp4Box times(out_, "stts", 0, 0);
      out_.big<4>(1);
      out_.big<4>(packets);
      out_.big<4>(static_cast<std::uint64_t>(movie_.stream.frame_size));
    }
    write_sound_chunks();
    write_preroll(packets);
  }

  void write_sound_description() {
    const Mp4Box descriptions(out_, "stsd", 0, 0);
    out_.big<4>(1);
    const Mp4Box entry(out_, "mp4a");
    out_.zeros(6);
    out_.big<2>(1);  // data reference
    out_.zeros(8);
    out_.big<2>(1);   // channel
    out_.big<2>(16);  // bits, by convention
    out_.zeros(4);
    out_.big<4>(static_cast<std::uint64_t>(timescale_) << 16);
    const Mp4Box descriptors(out_, "esds", 0, 0);
    descriptor(out_, 3, [&](EndianWriter& stream) {
      stream.big<2>(0);  // id
      stream.big<1>(0);
      descriptor(stream, 4, [&](EndianWriter& decoder) {
        decoder.big<1>(0x40);  // MPEG-4 audio
        decoder.big<1>(0x15);  // audio stream
        decoder.big<3>(0);     // buffer size not stated
        decoder.big<4>(static_cast<std::uint64_t>(movie_.stream.bit_rate));
        decoder.big<4>(static_cast<std::uint64_t>(movie_.stream.bit_rate));
        descriptor(decoder, 5, [&](EndianWriter& specific) { specific.raw(movie_.stream.extradata); });
      });
      descriptor(stream, 6, [](EndianWriter& layer) { layer.big<1>(2); });
    });
  }

  void write_sound_chunks() {
    const auto& sizes = movie_.packet_sizes;
    const std::size_t whole = sizes.size() / packets_in_chunk, rest = sizes.size() % packets_in_chunk;
    {
      const Mp4Box chunks(out_, "stsc", 0, 0);
      out_.big<4>((whole > 0 ? 1U : 0U) + (rest > 0 ? 1U : 0U));
      const auto run = [&](std::size_t first, std::size_t packets) {
        out_.big<4>(first);
        out_.big<4>(packets);
        out_.big<4>(1);
      };
      if (whole > 0) run(1, packets_in_chunk);
      if (rest > 0) run(whole + 1, rest);
    }
    {
      const Mp4Box box(out_, "stsz", 0, 0);
      out_.big<4>(0);
      out_.big<4>(sizes.size());
      for (const auto size : sizes) out_.big<4>(size);
    }
    std::vector<std::int64_t> offsets;
    std::int64_t offset = movie_.sound_offset;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (i % packets_in_chunk == 0) offsets.push_back(offset);
      offset += sizes[i];
    }
    write_chunk_offsets(offsets);
  }

  /// A decoder that starts in the middle needs one packet before the first it plays.
  void write_preroll(std::size_t packets) {
    {
      const Mp4Box description(out_, "sgpd", 1, 0);
      out_.text("roll");
      out_.big<4>(2);
      out_.big<4>(1);
      out_.big<2>(0xffff);  // -1
    }
    const Mp4Box groups(out_, "sbgp", 0, 0);
    out_.text("roll");
    out_.big<4>(1);
    out_.big<4>(packets);
    out_.big<4>(1);
  }

  void write_chapter_track() {
    const Milliseconds end = to_milliseconds(movie_.tags.length);
    const Mp4Box track(out_, "trak");
    write_track_header(chapter_track, 2, 0);  // in the movie, but not shown
    const Mp4Box media(out_, "mdia");
    write_media_header(movie_timescale, static_cast<std::uint64_t>(end.count), "text", "Chapters");
    const Mp4Box information(out_, "minf");
    {
      const Mp4Box header(out_, "gmhd");
      {
        const Mp4Box general(out_, "gmin", 0, 0);
        out_.big<2>(0x40);  // copy
        for (int i = 0; i < 3; ++i) out_.big<2>(0x8000);
        out_.zeros(4);
      }
      const Mp4Box text(out_, "text");
      write_matrix(out_);
    }
    write_data_information();
    write_chapter_samples(end);
  }

  void write_chapter_samples(Milliseconds end) {
    const auto& chapters = movie_.tags.chapters;
    const Mp4Box table(out_, "stbl");
    {
      const Mp4Box descriptions(out_, "stsd", 0, 0);
      out_.big<4>(1);
      const Mp4Box entry(out_, "text");
      out_.zeros(6);
      out_.big<2>(1);  // data reference
      out_.big<4>(1);  // display flags: not shown
      out_.zeros(40);  // no justification, colours, box, font, name
    }
    {
      const Mp4Box times(out_, "stts", 0, 0);
      out_.big<4>(chapters.size());
      for (std::size_t i = 0; i < chapters.size(); ++i) {
        const auto begin = i == 0 ? std::int64_t{0} : chapters[i].begin.count;
        const auto next = i + 1 < chapters.size() ? chapters[i + 1].begin.count : end.count;
        out_.big<4>(1);
        out_.big<4>(static_cast<std::uint64_t>(std::max<std::int64_t>(0, next - begin)));
      }
    }
    {
      const Mp4Box chunks(out_, "stsc", 0, 0);
      out_.big<4>(1);
      out_.big<4>(1);
      out_.big<4>(1);
      out_.big<4>(1);
    }
    {
      const Mp4Box box(out_, "stsz", 0, 0);
      out_.big<4>(0);
      out_.big<4>(chapters.size());
      for (const auto& chapter : chapters) out_.big<4>(chapter_sample_size(chapter));
    }
    // A chunk for each: many readers take the place of a chunk for that of a title, and read the first title alone when
    // all stand in one.
    std::vector<std::int64_t> offsets;
    std::int64_t offset = movie_.chapter_offset;
    for (const auto& chapter : chapters) {
      offsets.push_back(offset);
      offset += static_cast<std::int64_t>(chapter_sample_size(chapter));
    }
    write_chunk_offsets(offsets);
  }

  const Mp4Movie& movie_;
  std::uint32_t timescale_;
  std::uint64_t movie_length_;  // rounded up: nothing of the sound is cut off
  bool chapters_;
  EndianWriter out_;
};

}  // namespace

std::vector<std::uint8_t> render_mp4_movie(const Mp4Movie& movie) { return MovieWriter(movie).render(); }

std::vector<std::uint8_t> render_chapter_samples(const FileTags& tags) {
  EndianWriter out;
  for (const auto& chapter : tags.chapters) {
    const auto title = chapter_title(chapter);
    out.big<2>(title.size());
    out.text(title);
    const Mp4Box encoding(out, "encd");
    out.big<4>(0x100);  // UTF-8
  }
  return std::move(out.bytes);
}

}  // namespace earbound
