// WAV, RF64 past 4 GiB (EBU Tech 3306). libsndfile writes the sound; the chunks of cues (exact to the frame), their
// labels and the tags follow it, by hand, since libsndfile holds at most a hundred of them and writes no labels.
#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "encode/containers.hpp"
#include "encode/endian_writer.hpp"
#include "encode/output_file.hpp"
#include "encode/sample_file.hpp"

namespace earbound {
namespace {

template <class Body>
void chunk(EndianWriter& out, std::string_view id, Body body) {
  EndianWriter inner;
  body(inner);
  out.text(id);
  out.little<4>(inner.bytes.size());
  out.raw(inner.bytes);
  out.zeros(inner.bytes.size() % 2);
}

void text_chunk(EndianWriter& out, std::string_view id, std::string_view value) {
  if (!value.empty())
    chunk(out, id, [&](EndianWriter& body) {
      body.text(value);
      body.zeros(1);
    });
}

/// Cues, labels, tags. All text is UTF-8.
std::vector<std::uint8_t> render_chunks(const FileTags& tags) {
  EndianWriter out;
  if (!tags.chapters.empty()) {
    chunk(out, "cue ", [&](EndianWriter& body) {
      body.little<4>(tags.chapters.size());
      std::uint32_t number = 0;
      for (const auto& chapter : tags.chapters) {
        const auto frame = static_cast<std::uint64_t>(std::min(chapter.frame, tags.length).count);
        body.little<4>(++number);
        body.little<4>(frame);
        body.text("data");
        body.zeros(8);
        body.little<4>(frame);
      }
    });
    chunk(out, "LIST", [&](EndianWriter& body) {
      body.text("adtl");
      std::uint32_t number = 0;
      for (const auto& chapter : tags.chapters)
        chunk(body, "labl", [&](EndianWriter& label) {
          label.little<4>(++number);
          label.text(chapter.title);
          label.zeros(1);
        });
    });
  }
  chunk(out, "LIST", [&](EndianWriter& body) {
    body.text("INFO");
    text_chunk(body, "INAM", tags.title);
    text_chunk(body, "IPRD", tags.album);
    text_chunk(body, "IART", tags.artist);
    text_chunk(body, "IPUB", tags.publisher);
    text_chunk(body, "ICRD", tags.date);
    text_chunk(body, "ILNG", tags.language);
    text_chunk(body, "ICMT", tags.description);
    text_chunk(body, "IGNR", "Speech");
    if (tags.track > 0) text_chunk(body, "ITRK", std::to_string(tags.track));
  });
  return std::move(out.bytes);
}

class FileSink final : public SampleSink {
 public:
  explicit FileSink(const std::string& path) : path_(path), file_(path) {}

  void write(std::int64_t offset, std::span<const std::uint8_t> bytes) override {
    if (offset == 0 && bytes.size() >= 4) long_form_ = bytes[0] == 'R' && bytes[1] == 'F';
    if (offset > file_.size()) throw Error("libsndfile writes WAV in an order unknown here").at(path_);
    if (offset == file_.size()) {
      file_.write(bytes);
      return;
    }
    const std::size_t replaced = std::min(bytes.size(), static_cast<std::size_t>(file_.size() - offset));
    file_.overwrite(offset, bytes.first(replaced));
    file_.write(bytes.subspan(replaced));
  }

  void close(std::span<const std::uint8_t> chunks) {
    file_.write(chunks);
    EndianWriter size;
    if (long_form_) {
      size.little<8>(static_cast<std::uint64_t>(file_.size() - 8));
      file_.overwrite(20, size.bytes);  // the first field of ds64
    } else {
      size.little<4>(static_cast<std::uint64_t>(file_.size() - 8));
      file_.overwrite(4, size.bytes);
    }
    file_.close();
  }

 private:
  std::string path_;
  OutputFile file_;
  bool long_form_ = false;
};

/// The short form holds 4 GiB, of which the chunks after the sound take their part.
SampleWriter::Kind kind_for(const FileTags& tags) {
  const auto most = 2 * tags.length.count + static_cast<std::int64_t>(render_chunks(tags).size()) + 4096;
  return most > 0xffffffff ? SampleWriter::Kind::rf64 : SampleWriter::Kind::wav;
}

class WavFile final : public SampleFile {
 public:
  WavFile(const std::string& path, const FileTags& tags) : tags_(tags), sink_(path), writer_(sink_, kind_for(tags)) {}
  void add(std::span<const float> samples) override { writer_.write(samples); }
  void finish() override {
    writer_.close();
    sink_.close(render_chunks(tags_));
  }

 private:
  FileTags tags_;
  FileSink sink_;
  SampleWriter writer_;
};

std::unique_ptr<SampleFile> create_file(const std::string& path, const FileTags& tags) {
  return std::make_unique<WavFile>(path, tags);
}

}  // namespace

constinit const SoundFormat wav_format{.name = "wav", .media_type = "audio/wav", .create_sample_file = create_file};

}  // namespace earbound
