#pragma once
// A fixed value of every layout in the cache.

#include <cstdint>
#include <vector>

#include "base/bytes.hpp"
#include "cache/clip_entry.hpp"
#include "cache/cover_entry.hpp"
#include "cache/levels_entry.hpp"
#include "cache/manifest_entry.hpp"
#include "cache/packets_entry.hpp"
#include "cache/record_entry.hpp"
#include "cache/voice_level_entry.hpp"

namespace earbound::test {

inline ClipMarks sample_marks() {
  ClipMarks marks;
  marks.length = {57600};
  marks.utterances = {{221, 5000}, {6000, 57000}};
  marks.words = {{0, 0, 221, 2000}, {1, 3, 6000, 6000}};
  return marks;
}

inline std::vector<std::int16_t> sample_samples() { return {0, 1, -1, 32767, -32768}; }

inline DeliveredLevels sample_levels() { return {{{3.5, 1234}, 0.0625, 0.125}, {0.25F, 1e-9F}}; }

inline VoiceLevel sample_voice_level() { return {-21.5, -20.25, {5.55, -2.5}}; }

inline PacketRun sample_packets() { return {{1, 2, 3, 4, 5, 6}, {1, 2, 3}}; }

inline std::vector<std::uint8_t> packets_bytes(const PacketRun& run) {
  std::vector<std::uint8_t> bytes = packet_sizes_bytes(run);
  bytes.insert(bytes.end(), run.bytes.begin(), run.bytes.end());
  return bytes;
}

inline CoverFiles sample_cover() { return {{1, 2, 3}, {4, 5}}; }

inline Manifest sample_manifest() {
  return {{{1, 2}, {3, 4}}, {{5, 6}}, {"engine"}, {"clip 1"}, {"0"}, {"mp3", "opus"}};
}

inline RecordedBuild sample_record() {
  return {{1, 2},
          {3, 4},
          {"words.pls"},
          {"a warning", "another"},
          {{"Normal", "output/normal", "0:01"}, {"Slow", "output/slow", "0:02"}}};
}

}  // namespace earbound::test
