#pragma once
// Segments to clips: from the cache, or spoken and measured in a pristine process.

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cache/entry_store.hpp"
#include "model/narration.hpp"
#include "model/script.hpp"
#include "synth/clip_builder.hpp"
#include "synth/fork_server.hpp"

namespace earbound {

/// Starts the processes that speak. Call while the process has a single thread.
std::unique_ptr<ForkServer> start_speech_server();

/// The samples of a clip, as they lie in the cache.
class ClipSamples {
 public:
  explicit ClipSamples(Entry entry) : entry_(std::move(entry)) {}
  [[nodiscard]] std::span<const std::int16_t> get() const {
    const auto bytes = entry_.bytes();
    return {reinterpret_cast<const std::int16_t*>(bytes.data()), bytes.size() / sizeof(std::int16_t)};
  }

 private:
  Entry entry_;
};

class SpeechService {
 public:
  /// `voices`: the voice of every language that may be asked for, "" being that of the work.
  SpeechService(ForkServer& server, const EntryStore& store, VoiceTable voices);

  /// Names the clip of a segment: a hash of all that can be heard in it.
  [[nodiscard]] Hash clip_key(const Segment& segment) const;

  /// Any thread may call these. A worker that crashes or hangs is tried once again; then an Error names the sentence.
  [[nodiscard]] ClipMarks marks(const Segment& segment, const Hash& key);
  [[nodiscard]] ClipSamples samples(const Segment& segment, const Hash& key);

  /// Samples are kept until the edition is complete; its packets are what is worth keeping.
  void forget_samples(const Hash& key) const noexcept;

  [[nodiscard]] std::uint64_t spoken() const { return spoken_; }

 private:
  ClipMarks speak(const Segment& segment, const Hash& key);
  [[nodiscard]] VoiceTable voices_of(const Segment& segment) const;

  ForkServer& server_;
  const EntryStore& store_;
  VoiceTable voices_;
  std::string engine_;
  std::atomic<std::uint64_t> spoken_{0};
};

}  // namespace earbound
