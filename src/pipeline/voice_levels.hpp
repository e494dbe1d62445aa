#pragma once
// The level belongs to the voice, not to the work: a voice at its rate is as loud in any prose, within a fraction of a
// unit. So the gain of a work follows from its voice, and no edit moves it.

#include "cache/entry_store.hpp"
#include "master/mastering.hpp"
#include "pipeline/segment_service.hpp"
#include "synth/clip_builder.hpp"

namespace earbound {

struct WorkLevels {
  VoiceTable voices;        ///< each with the gain that makes it as loud as the voice of the work
  Mastering mastering;      ///< of the work
  double cue_loudness = 0;  ///< LUFS, beside the raw speech
};

/// Measures the voices of a work on their passages (voice_passage.hpp), each once for every profile; what was measured
/// is kept in `store`. `service` speaks with the `voices` as they come; the passages stand in `voices_directory`.
WorkLevels measure_voices(SegmentService& service, const EntryStore& store, const VoiceTable& voices,
                          const std::string& voices_directory, const LoudnessProfile& profile);

}  // namespace earbound
