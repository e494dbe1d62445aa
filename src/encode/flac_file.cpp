// FLAC (RFC 9639) by libFLAC, with chapters as comments and, up to the format's limit, as a cue sheet.
#include <FLAC/metadata.h>
#include <FLAC/stream_encoder.h>

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <string>

#include "base/error.hpp"
#include "encode/containers.hpp"
#include "encode/output_file.hpp"
#include "encode/pcm16.hpp"
#include "encode/vorbis_comment.hpp"

namespace earbound {
namespace {

constexpr unsigned compression_level = 5;     // libFLAC's own choice: higher ones gain next to nothing on speech
constexpr std::size_t most_cue_tracks = 254;  // one byte counts them, and the lead-out is one
constexpr FLAC__byte lead_out = 255;
constexpr std::size_t largest_block = 0xffffff;  // three bytes

struct DeleteMetadata {
  void operator()(FLAC__StreamMetadata* block) const { FLAC__metadata_object_delete(block); }
};
using Metadata = std::unique_ptr<FLAC__StreamMetadata, DeleteMetadata>;

/// libFLAC fails to build a block only for want of memory.
void require(bool built) {
  if (!built) throw std::bad_alloc();
}

Metadata make_block(FLAC__MetadataType type) {
  Metadata block(FLAC__metadata_object_new(type));
  require(block != nullptr);
  return block;
}

Metadata cue_sheet(const FileTags& tags) {
  Metadata block = make_block(FLAC__METADATA_TYPE_CUESHEET);
  const auto count = static_cast<unsigned>(tags.chapters.size());
  require(FLAC__metadata_object_cuesheet_resize_tracks(block.get(), count + 1) != 0);
  for (unsigned i = 0; i < count; ++i) {
    FLAC__StreamMetadata_CueSheet_Track& track = block->data.cue_sheet.tracks[i];
    track.offset = static_cast<FLAC__uint64>(std::min(tags.chapters[i].frame, tags.length).count);
    track.number = static_cast<FLAC__byte>(i + 1);
    require(FLAC__metadata_object_cuesheet_track_insert_blank_index(block.get(), i, 0) != 0);
    track.indices[0].number = 1;
  }
  block->data.cue_sheet.tracks[count].offset = static_cast<FLAC__uint64>(tags.length.count);
  block->data.cue_sheet.tracks[count].number = lead_out;
  return block;
}

Metadata comments(const FileTags& tags) {
  Metadata block = make_block(FLAC__METADATA_TYPE_VORBIS_COMMENT);
  for (std::string& text : vorbis_comments(tags)) {
    FLAC__StreamMetadata_VorbisComment_Entry entry{};
    entry.length = static_cast<FLAC__uint32>(text.size());
    entry.entry = reinterpret_cast<FLAC__byte*>(text.data());
    require(FLAC__metadata_object_vorbiscomment_append_comment(block.get(), entry, true) != 0);
  }
  return block;
}

Metadata picture(const Cover& cover) {
  Metadata block = make_block(FLAC__METADATA_TYPE_PICTURE);
  block->data.picture.type = FLAC__STREAM_METADATA_PICTURE_TYPE_FRONT_COVER;
  block->data.picture.width = static_cast<FLAC__uint32>(cover.width);
  block->data.picture.height = static_cast<FLAC__uint32>(cover.height);
  block->data.picture.depth = 24;  // bits a pixel
  std::string media_type(cover.media_type);
  require(FLAC__metadata_object_picture_set_mime_type(block.get(), media_type.data(), true) != 0);
  std::vector<std::uint8_t> bytes(cover.bytes.begin(), cover.bytes.end());
  require(FLAC__metadata_object_picture_set_data(block.get(), bytes.data(), static_cast<FLAC__uint32>(bytes.size()),
                                                 true) != 0);
  return block;
}

std::vector<Metadata> metadata_of(const FileTags& tags) {
  std::vector<Metadata> blocks;
  // The comments follow the cue sheet: a reader of both that goes by number ends up with their titles.
  if (!tags.chapters.empty() && tags.chapters.size() <= most_cue_tracks) blocks.push_back(cue_sheet(tags));
  blocks.push_back(comments(tags));
  if (tags.cover != nullptr && !tags.cover->bytes.empty()) blocks.push_back(picture(*tags.cover));
  return blocks;
}

class FlacFile final : public SampleFile {
 public:
  FlacFile(const std::string& path, const FileTags& tags)
      : path_(path), file_(path), metadata_(metadata_of(tags)), encoder_(FLAC__stream_encoder_new()) {
    require(encoder_ != nullptr);
    std::vector<FLAC__StreamMetadata*> blocks;
    for (const Metadata& block : metadata_) {
      if (block->length > largest_block)
        throw Error("the cover or the tags are too large for FLAC", "choose a cover below 16 MB").at(path_);
      blocks.push_back(block.get());
    }
    FLAC__StreamEncoder* encoder = encoder_.get();
    FLAC__stream_encoder_set_channels(encoder, 1);
    FLAC__stream_encoder_set_bits_per_sample(encoder, 16);
    FLAC__stream_encoder_set_sample_rate(encoder, static_cast<unsigned>(narration_rate.hz));
    FLAC__stream_encoder_set_compression_level(encoder, compression_level);
    FLAC__stream_encoder_set_metadata(encoder, blocks.data(), static_cast<unsigned>(blocks.size()));
    const auto status = FLAC__stream_encoder_init_stream(encoder, write, seek, tell, nullptr, this);
    check(status == FLAC__STREAM_ENCODER_INIT_STATUS_OK);
  }

  void add(std::span<const float> samples) override {
    std::array<FLAC__int32, 4096> block;
    while (!samples.empty()) {
      const std::size_t count = std::min(block.size(), samples.size());
      std::transform(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count), block.begin(), to_pcm16);
      check(FLAC__stream_encoder_process_interleaved(encoder_.get(), block.data(), static_cast<unsigned>(count)) != 0);
      samples = samples.subspan(count);
      empty_ = false;
    }
  }

  void finish() override {
    if (empty_) throw Error("there is no sound to write").at(path_);
    check(FLAC__stream_encoder_finish(encoder_.get()) != 0);
    file_.close();
  }

 private:
  struct DeleteEncoder {
    void operator()(FLAC__StreamEncoder* encoder) const { FLAC__stream_encoder_delete(encoder); }
  };

  static FLAC__StreamEncoderWriteStatus write(const FLAC__StreamEncoder*, const FLAC__byte* bytes, std::size_t count,
                                              unsigned, unsigned, void* user) {
    auto& self = *static_cast<FlacFile*>(user);
    if (self.failure_) return FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
    try {
      const std::int64_t size = self.file_.size();
      const std::size_t replaced = std::min(count, static_cast<std::size_t>(size - self.position_));
      if (replaced > 0) self.file_.overwrite(self.position_, std::span(bytes, replaced));
      self.file_.write(std::span(bytes + replaced, count - replaced));
      self.position_ += static_cast<std::int64_t>(count);
      return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
    } catch (...) {
      self.failure_ = std::current_exception();
      return FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
    }
  }

  static FLAC__StreamEncoderSeekStatus seek(const FLAC__StreamEncoder*, FLAC__uint64 offset, void* user) {
    static_cast<FlacFile*>(user)->position_ = static_cast<std::int64_t>(offset);
    return FLAC__STREAM_ENCODER_SEEK_STATUS_OK;
  }

  static FLAC__StreamEncoderTellStatus tell(const FLAC__StreamEncoder*, FLAC__uint64* offset, void* user) {
    *offset = static_cast<FLAC__uint64>(static_cast<FlacFile*>(user)->position_);
    return FLAC__STREAM_ENCODER_TELL_STATUS_OK;
  }

  /// The file's failure explains more than libFLAC's.
  void check(bool good) const {
    if (failure_) std::rethrow_exception(failure_);
    if (!good)
      throw Error(std::string("cannot write the sound (") +
                  FLAC__stream_encoder_get_resolved_state_string(encoder_.get()) + ")")
          .at(path_);
  }

  std::string path_;
  OutputFile file_;
  std::int64_t position_ = 0;
  bool empty_ = true;
  std::exception_ptr failure_;  // of the file: libFLAC's callbacks must not throw
  std::vector<Metadata> metadata_;
  // Deleted first: an encoder that was not finished writes once more.
  std::unique_ptr<FLAC__StreamEncoder, DeleteEncoder> encoder_;
};

std::unique_ptr<SampleFile> create_file(const std::string& path, const FileTags& tags) {
  return std::make_unique<FlacFile>(path, tags);
}

}  // namespace

constinit const SoundFormat flac_format{.name = "flac", .media_type = "audio/flac", .create_sample_file = create_file};

}  // namespace earbound
