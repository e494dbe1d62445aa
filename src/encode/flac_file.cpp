// FLAC. libsndfile codes the sound; its metadata knows no chapters, so the comment block it writes after STREAMINFO is
// replaced on the way to the disk by ours: comments with chapters, a cue sheet, the cover (RFC 9639).
#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "encode/containers.hpp"
#include "encode/endian_writer.hpp"
#include "encode/output_file.hpp"
#include "encode/sample_writer.hpp"
#include "encode/vorbis_comment.hpp"

namespace earbound {
namespace {

constexpr std::size_t stream_info_end = 4 + 4 + 34;
constexpr std::size_t block_header = 4;
constexpr std::size_t largest_block = 0xffffff;
constexpr std::size_t most_cue_tracks = 254;  // one byte, 255 is the lead-out

enum BlockType : std::uint8_t { vorbis_comment = 4, cue_sheet = 5, picture = 6 };

std::vector<std::uint8_t> render_cue_sheet(const FileTags& tags) {
  EndianWriter out;
  out.zeros(128);  // no catalogue number
  out.zeros(8);    // no lead-in
  out.zeros(259);  // not a compact disc
  out.big<1>(tags.chapters.size() + 1);
  const auto track = [&](Frames begin, unsigned number, unsigned indices) {
    out.big<8>(static_cast<std::uint64_t>(begin.count));
    out.big<1>(number);
    out.zeros(12);  // no ISRC
    out.zeros(14);  // audio
    out.big<1>(indices);
  };
  unsigned number = 0;
  for (const auto& chapter : tags.chapters) {
    track(std::min(chapter.frame, tags.length), ++number, 1);
    out.zeros(8);
    out.big<1>(1);
    out.zeros(3);
  }
  track(tags.length, 255, 0);
  return std::move(out.bytes);
}

class FlacSink final : public SampleSink {
 public:
  FlacSink(const std::string& path, FileTags tags) : path_(path), tags_(std::move(tags)), file_(path) {}

  void write(std::int64_t offset, std::span<const std::uint8_t> bytes) override {
    if (!begun_) {
      if (offset != static_cast<std::int64_t>(head_.size())) throw unexpected();
      head_.insert(head_.end(), bytes.begin(), bytes.end());
      begin();
    } else if (offset < static_cast<std::int64_t>(stream_info_end)) {
      if (offset + bytes.size() > stream_info_end) throw unexpected();
      file_.overwrite(offset, bytes);
    } else if (offset + shift_ == file_.size()) {
      file_.write(bytes);
    } else {
      file_.overwrite(offset + shift_, bytes);
    }
  }

  void close() {
    if (!begun_) throw Error("there is no sound to write").at(path_);
    file_.close();
  }

 private:
  [[nodiscard]] Error unexpected() const { return Error("libsndfile writes FLAC in an order unknown here").at(path_); }

  /// Writes the metadata as soon as libsndfile's own is complete.
  void begin() {
    if (head_.size() < stream_info_end + block_header) return;
    const std::uint8_t* block = head_.data() + stream_info_end;
    const std::size_t size = std::size_t{block[1]} << 16 | std::size_t{block[2]} << 8 | block[3];
    if ((block[0] & 0x7f) != vorbis_comment) throw unexpected();
    const std::size_t end = stream_info_end + block_header + size;
    if (head_.size() < end) return;
    const bool last = (block[0] & 0x80) != 0;

    EndianWriter out;
    out.raw(std::span(head_).first(stream_info_end));
    const std::string vendor = vendor_of(std::span(head_).subspan(stream_info_end + block_header, size));
    const bool with_cover = tags_.cover != nullptr && !tags_.cover->bytes.empty();
    const bool with_cues = !tags_.chapters.empty() && tags_.chapters.size() <= most_cue_tracks;
    // The comments follow the cue sheet: a reader of both that goes by number ends up with their titles.
    if (with_cues) add_block(out, cue_sheet, render_cue_sheet(tags_), false);
    add_block(out, vorbis_comment, render_vorbis_comments(tags_, vendor, false), last && !with_cover);
    if (with_cover) add_block(out, picture, render_flac_picture(*tags_.cover), last);
    shift_ = static_cast<std::int64_t>(out.bytes.size()) - static_cast<std::int64_t>(end);
    out.raw(std::span(head_).subspan(end));
    file_.write(out.bytes);
    begun_ = true;
    head_.clear();
  }

  void add_block(EndianWriter& out, BlockType type, std::span<const std::uint8_t> body, bool last) const {
    if (body.size() > largest_block)
      throw Error("the cover or the tags are too large for FLAC", "choose a cover below 16 MB").at(path_);
    out.big<1>(type | (last ? 0x80U : 0U));
    out.big<3>(body.size());
    out.raw(body);
  }

  [[nodiscard]] std::string vendor_of(std::span<const std::uint8_t> comments) const {
    if (comments.size() < 4) throw unexpected();
    const std::size_t size = comments[0] | std::size_t{comments[1]} << 8 | std::size_t{comments[2]} << 16;
    if (size > comments.size() - 4) throw unexpected();
    return {comments.begin() + 4, comments.begin() + 4 + static_cast<std::ptrdiff_t>(size)};
  }

  std::string path_;
  FileTags tags_;
  OutputFile file_;
  std::vector<std::uint8_t> head_;
  bool begun_ = false;
  std::int64_t shift_ = 0;
};

class FlacFile final : public SampleFile {
 public:
  FlacFile(const std::string& path, const FileTags& tags)
      : sink_(path, tags), writer_(sink_, SampleWriter::Kind::flac) {}
  void add(std::span<const float> samples) override { writer_.write(samples); }
  void finish() override {
    writer_.close();
    sink_.close();
  }

 private:
  FlacSink sink_;
  SampleWriter writer_;
};

std::unique_ptr<SampleFile> create_file(const std::string& path, const FileTags& tags) {
  return std::make_unique<FlacFile>(path, tags);
}

}  // namespace

constinit const SoundFormat flac_format{.name = "flac", .media_type = "audio/flac", .create_sample_file = create_file};

}  // namespace earbound
