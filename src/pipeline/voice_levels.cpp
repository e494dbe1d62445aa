#include "pipeline/voice_levels.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/bytes.hpp"
#include "cache/clip_entry.hpp"
#include "cache/voice_level_entry.hpp"
#include "master/calibration.hpp"
#include "master/loudness.hpp"
#include "pipeline/cue_level.hpp"
#include "pipeline/voice_passage.hpp"

namespace earbound {
namespace {

// In steps, so that a voice's clips do not depend on the last digit of another's level.
constexpr double voice_step_db = 0.25, cue_step = 0.1;

Hash level_key(const Hash& clip, const LoudnessProfile& profile) {
  KeyBuilder key("voice");
  key.add(mastering_version).add(gating_blocks_version).add(calibration_version);
  return key.add(clip.hex())
      .add(fmt::format("{} {} {} {} {}", profile.loudness, profile.true_peak, profile.coding_headroom_db,
                       profile.adjust, profile.meter == Meter::rms))
      .key();
}

std::optional<VoiceLevel> known_level(const EntryStore& store, const Hash& key) {
  return store.find_as(voice_level_kind, key, [](std::span<const std::uint8_t> bytes) {
    ByteReader in(bytes);
    return read_voice_level(in);
  });
}

void keep_level(const EntryStore& store, const Hash& key, const VoiceLevel& level) {
  ByteWriter out;
  write_voice_level(out, level);
  store.put(voice_level_kind, key, out.bytes());
}

VoiceLevel level_of(SegmentService& service, const EntryStore& store, const Segment& passage,
                    const LoudnessProfile& profile) {
  const Hash clip = service.clip_key(service.identity(passage));
  const Hash key = level_key(clip, profile);
  if (const auto known = known_level(store, key)) return *known;
  const VoiceLevel level = calibrate(as_samples(service.samples([&] { return passage; }, clip).bytes()), profile);
  service.forget_samples(clip);
  keep_level(store, key, level);
  return level;
}

double in_steps(double level, double step) { return std::isfinite(level) ? std::round(level / step) * step : 0.0; }

}  // namespace

WorkLevels measure_voices(SegmentService& service, const EntryStore& store, const VoiceTable& voices,
                          const std::string& voices_directory, const LoudnessProfile& profile) {
  const VoiceProfile& main = voices.at("");
  const VoiceLevel level = level_of(service, store, voice_passage(voices_directory, main, ""), profile);
  WorkLevels levels{voices, level.mastering, in_steps(level.median - cue_below_speech, cue_step)};
  for (auto& [language, voice] : levels.voices) {
    if (language.empty()) continue;
    const VoiceLevel other = level_of(service, store, voice_passage(voices_directory, voice, language), profile);
    voice.gain_db = in_steps(level.loudness - other.loudness, voice_step_db);
  }
  return levels;
}

}  // namespace earbound
