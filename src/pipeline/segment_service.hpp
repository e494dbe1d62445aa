#pragma once
// Segments to marks, packets and samples: from the store, or made by a pristine process.

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cache/entry_store.hpp"
#include "model/narration.hpp"
#include "pipeline/explanation.hpp"
#include "pipeline/segment_job.hpp"

namespace earbound {

/// Starts the processes that do the work on segments, `jobs` at a time at most. Call while the process has a single thread.
std::unique_ptr<ForkServer> start_segment_server(unsigned jobs);

class SegmentService {
 public:
  /// `voices`: the voice of every language that may be asked for, "" being that of the work. Checks the settings of all codecs and the
  /// cue sounds of `cue_directory` (empty: none).
  SegmentService(ForkServer& server, const EntryStore& store, VoiceTable voices, std::vector<CodecSettings> codecs,
                 const std::string& cue_directory);

  [[nodiscard]] const std::vector<CodecSettings>& codecs() const { return codecs_; }
  [[nodiscard]] const StreamParameters& stream(std::size_t codec) const { return streams_.at(codec); }
  /// How everything from now on is mastered.
  void set_mastering(const Mastering& mastering) { mastering_ = mastering; }

  [[nodiscard]] SegmentKeys keys(const Segment& segment) const;
  /// Whether anything of the segment is still to be made.
  [[nodiscard]] bool is_missing(const Hash& clip) const;

  /// Names the clip of a segment: a hash of all that can be heard in it.
  [[nodiscard]] Hash clip_key(const Segment& segment) const;

  // Any thread may call these. A process that crashes or hangs is tried once again; then an Error names the sentence.

  /// The clip's marks; its samples are kept in the store as well.
  ClipMarks speak_and_keep(const Segment& segment, const Hash& clip);
  /// The clip's marks; its packets are in the store for every codec.
  ClipMarks speak_and_encode(const Segment& segment, const Hash& clip);
  [[nodiscard]] ClipMarks marks(const Segment& segment, const Hash& clip);
  [[nodiscard]] PacketRun packets(std::size_t codec, const Segment& segment, const Hash& clip);
  /// The mastered samples, for formats of samples.
  [[nodiscard]] std::vector<float> mastered(const Segment& segment, const Hash& clip);
  /// The gating blocks of a clip as `mastering` leaves it, its gain included.
  [[nodiscard]] std::vector<float> mastered_blocks(const Segment& segment, const Hash& clip, const Mastering& mastering);

  /// Samples serve one build; packets are what is worth keeping.
  void forget_samples(const Hash& clip) const noexcept { store_.remove(samples_kind, clip); }

  /// Segments that were worked on, not taken from the store.
  [[nodiscard]] std::uint64_t worked() const { return worked_; }

 private:
  [[nodiscard]] std::string codec_key(std::size_t codec) const;
  [[nodiscard]] Hash packet_key(std::size_t codec, const Hash& clip) const;
  [[nodiscard]] VoiceTable voices_of(const Segment& segment) const;
  [[nodiscard]] Entry samples(const Segment& segment, const Hash& clip);
  ClipMarks run(const Segment& segment, const Hash& clip, bool keep_samples, std::vector<WantedPackets> packets);

  ForkServer& server_;
  const EntryStore& store_;
  VoiceTable voices_;
  std::vector<CodecSettings> codecs_;
  std::vector<StreamParameters> streams_;
  std::vector<std::uint8_t> preparation_;
  Mastering mastering_;
  std::string engine_, cues_;
  std::atomic<std::uint64_t> worked_{0};
};

}  // namespace earbound
