#pragma once
// What a synthesis process is told: the work itself runs there, the bytes travel through the fork server.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "model/script.hpp"
#include "synth/clip_builder.hpp"
#include "synth/fork_server.hpp"

namespace earbound {

struct SpeechJob {
  VoiceTable voices;
  std::string store_directory;  ///< the clip's samples are put there under `key`
  Hash key;
  Segment segment;
};

std::vector<std::uint8_t> speech_job_bytes(const SpeechJob& job);
/// The preparation of a job: the voice it begins with.
std::vector<std::uint8_t> speech_preparation(const VoiceTable& voices);
/// The parts of a voice that can be heard.
void write_audible_voice(ByteWriter& out, const VoiceProfile& voice);

/// Loads the voice; speaks, measures and stores a clip, and answers with its marks.
ForkWork speech_work();

inline constexpr std::string_view samples_kind = "samples";

}  // namespace earbound
