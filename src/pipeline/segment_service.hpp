#pragma once
// Segments to marks, packets and samples: from the store, or made by a pristine process.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "cache/clip_entry.hpp"
#include "cache/entry_store.hpp"
#include "model/narration.hpp"
#include "pipeline/explanation.hpp"
#include "pipeline/segment_job.hpp"

namespace earbound {

/// Starts the processes that do the work on segments, `jobs` at a time at most. Call while the process has a single
/// thread.
std::unique_ptr<ForkServer> start_segment_server(unsigned jobs);

/// The command with which the program executes itself when those processes have to be started again, and what it does.
constexpr std::string_view segment_server_command = "serve-segments";
[[noreturn]] void serve_segments();

/// Gives a segment that is kept elsewhere.
using SegmentReader = std::function<Segment()>;

/// Packets as they lie in the store.
struct StoredPackets {
  Entry entry;
  PacketView view;
};

class SegmentService {
 public:
  /// `voices`: the voice of every language that may be asked for, "" being that of the work. Checks the settings of all
  /// codecs and the cue sounds of `cue_directory` (empty: none). `keep_samples`: of every segment that is spoken, as
  /// formats of samples will ask for them.
  SegmentService(ForkServer& server, const EntryStore& store, VoiceTable voices, std::vector<CodecSettings> codecs,
                 const std::string& cue_directory, bool keep_samples = false);

  [[nodiscard]] const std::vector<CodecSettings>& codecs() const { return codecs_; }
  [[nodiscard]] const StreamParameters& stream(std::size_t codec) const { return streams_.at(codec); }
  /// The voices, once their levels are known, and at what loudness cues stand beside them; for clips from now on.
  void set_voices(VoiceTable voices, double cue_loudness);
  /// How everything from now on is mastered.
  void set_mastering(const Mastering& mastering) { mastering_ = mastering; }

  [[nodiscard]] SegmentIdentity identity(const Segment& segment) const;
  [[nodiscard]] SegmentKeys keys(const SegmentIdentity& segment) const;
  /// Whether anything of the segment is still to be made.
  [[nodiscard]] bool is_missing(const Hash& clip) const;

  /// Names the clip of a segment: a hash of all that can be heard in it.
  [[nodiscard]] Hash clip_key(const SegmentIdentity& segment) const;

  // Any thread may call these. The segment is read only when something of it is still to be made. A process that
  // crashes or hangs is tried once again; then an Error names the sentence.

  /// The clip's marks; when they are new, its samples are kept in the store as well.
  ClipMarks speak_and_keep(const SegmentReader& read, const Hash& clip);
  /// The clip's marks and levels; its packets are in the store for every codec.
  SegmentAnswer speak_and_encode(const SegmentReader& read, const Hash& clip);
  [[nodiscard]] ClipMarks marks(const SegmentReader& read, const Hash& clip);
  [[nodiscard]] StoredPackets packets(std::size_t codec, const SegmentReader& read, const Hash& clip);
  /// The mastered samples, for formats of samples.
  [[nodiscard]] std::vector<float> mastered(const SegmentReader& read, const Hash& clip);
  /// The samples as spoken; as_samples() reads them.
  [[nodiscard]] Entry samples(const SegmentReader& read, const Hash& clip);

  /// Samples serve one build; packets are what is worth keeping.
  void forget_samples(const Hash& clip) const noexcept { store_.remove(samples_kind, clip); }

 private:
  [[nodiscard]] std::string codec_key(std::size_t codec) const;
  [[nodiscard]] Hash packet_key(std::size_t codec, const Hash& clip) const;
  [[nodiscard]] VoiceTable voices_of(const Segment& segment) const;
  [[nodiscard]] std::optional<ClipMarks> known_marks(const Hash& clip) const;
  [[nodiscard]] std::optional<DeliveredLevels> known_levels(const Hash& key) const;
  SegmentAnswer run(const Segment& segment, const Hash& clip, bool keep_samples, std::vector<WantedPackets> packets,
                    std::optional<Hash> levels = {});

  ForkServer& server_;
  const EntryStore& store_;
  VoiceTable voices_;
  std::vector<CodecSettings> codecs_;
  std::vector<StreamParameters> streams_;
  std::vector<std::uint8_t> preparation_;
  Mastering mastering_;
  double cue_loudness_ = 0;
  std::string engine_, cues_;
  bool keep_samples_;
};

}  // namespace earbound
