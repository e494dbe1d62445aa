#pragma once
// The heavy work on one segment: spoken, measured, mastered and encoded in one pristine process, while its samples are
// at hand. The results go into the store; the samples themselves seldom leave the process.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "cache/levels_entry.hpp"
#include "encode/packet_encoder.hpp"
#include "master/mastering.hpp"
#include "model/script.hpp"
#include "process/fork_server.hpp"
#include "synth/clip_builder.hpp"

namespace earbound {

/// What the processes of a work begin with: its voice loaded, its encoders made.
struct SegmentPreparation {
  VoiceProfile voice;
  std::vector<CodecSettings> codecs;
  std::string cue_directory;  ///< empty: no cue sounds
};

struct WantedPackets {
  std::uint32_t codec = 0;  ///< index in SegmentPreparation::codecs
  Hash key;
};

struct SegmentJob {
  VoiceTable voices;
  std::string store_directory;
  Hash clip;
  bool keep_samples = false;
  double cue_loudness = 0;  ///< LUFS beside the raw speech
  Mastering mastering;
  std::vector<WantedPackets> packets;
  std::optional<Hash> levels;  ///< key of what mastering makes of it, when that is wanted
  Segment segment;
};

std::vector<std::uint8_t> preparation_bytes(const SegmentPreparation& preparation);
std::vector<std::uint8_t> job_bytes(const SegmentJob& job);

/// The parts of a voice that can be heard, for keys.
void write_audible_voice(ByteWriter& out, const VoiceProfile& voice);

/// What a job answers: the clip's marks, and its levels when they were wanted.
struct SegmentAnswer {
  ClipMarks marks;
  DeliveredLevels levels;
};
SegmentAnswer read_answer(std::span<const std::uint8_t> bytes, bool with_levels);

/// For the fork server.
ForkWork segment_work();

}  // namespace earbound
