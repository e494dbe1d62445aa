#include "pipeline/voice_levels.hpp"

#include <fmt/format.h>
#include <cmath>

#include "base/bytes.hpp"
#include "master/calibration.hpp"
#include "pipeline/cue_level.hpp"
#include "pipeline/voice_passage.hpp"

namespace earbound {
namespace {

constexpr std::string_view level_kind = "voices";
// In steps, so that a voice's clips do not depend on the last digit of another's level.
constexpr double voice_step_db = 0.25, cue_step = 0.1;

Hash level_key(const Hash& clip, const LoudnessProfile& profile) {
  return KeyBuilder("voice 1")
      .add(clip.hex())
      .add(fmt::format("{} {} {} {} {}", profile.loudness, profile.true_peak, profile.coding_headroom_db,
                       profile.adjust, profile.meter == Meter::rms))
      .key();
}

std::optional<VoiceLevel> known_level(const EntryStore& store, const Hash& key) {
  const auto entry = store.find(level_kind, key);
  if (!entry) return std::nullopt;
  ByteReader in(entry->bytes());
  VoiceLevel level;
  level.loudness = in.number<double>();
  level.median = in.number<double>();
  level.mastering.gain_db = in.number<double>();
  level.mastering.ceiling_db = in.number<double>();
  return level;
}

void keep_level(const EntryStore& store, const Hash& key, const VoiceLevel& level) {
  ByteWriter out;
  out.number(level.loudness);
  out.number(level.median);
  out.number(level.mastering.gain_db);
  out.number(level.mastering.ceiling_db);
  const std::span<const std::uint8_t> parts[] = {out.bytes()};
  store.put(level_kind, key, parts);
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
                          const LoudnessProfile& profile) {
  const VoiceProfile& main = voices.at("");
  const VoiceLevel level = level_of(service, store, voice_passage(main, ""), profile);
  WorkLevels levels{voices, level.mastering, in_steps(level.median - cue_below_speech, cue_step)};
  for (auto& [language, voice] : levels.voices) {
    if (language.empty()) continue;
    const VoiceLevel other = level_of(service, store, voice_passage(voice, language), profile);
    voice.gain_db = in_steps(level.loudness - other.loudness, voice_step_db);
  }
  return levels;
}

}  // namespace earbound
