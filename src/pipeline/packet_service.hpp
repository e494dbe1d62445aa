#pragma once
// Clips to packets: from the cache, or mastered and encoded.

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "cache/entry_store.hpp"
#include "encode/packet_encoder.hpp"
#include "master/mastering.hpp"
#include "pipeline/speech_service.hpp"

namespace earbound {

class PacketService {
 public:
  /// Checks all codec settings. Encoders are made for `threads` threads.
  PacketService(const EntryStore& store, SpeechService& speech, std::vector<CodecSettings> codecs, unsigned threads);
  ~PacketService();

  [[nodiscard]] const std::vector<CodecSettings>& codecs() const { return codecs_; }
  [[nodiscard]] const StreamParameters& stream(std::size_t codec) const;
  void set_mastering(const Mastering& mastering) { mastering_ = mastering; }

  /// Makes sure that the segment's packets are in the cache for every codec; masters its clip at most once.
  void encode(unsigned thread, const Segment& segment, const Hash& clip);
  /// The segment's packets; encoded now when they are not in the cache.
  [[nodiscard]] PacketRun packets(std::size_t codec, const Segment& segment, const Hash& clip);
  /// The mastered samples themselves, for formats of samples.
  [[nodiscard]] std::vector<float> mastered(const Segment& segment, const Hash& clip);

  /// The gating blocks of a clip as `mastering` leaves it, its gain included.
  [[nodiscard]] std::vector<float> limited_blocks(const Segment& segment, const Hash& clip, const Mastering& mastering);

  [[nodiscard]] std::uint64_t encoded() const { return encoded_; }

 private:
  [[nodiscard]] Hash packet_key(std::size_t codec, const Hash& clip) const;
  PacketRun encode_one(PacketEncoder& encoder, std::size_t codec, std::span<const float> samples, const Hash& clip);

  const EntryStore& store_;
  SpeechService& speech_;
  std::vector<CodecSettings> codecs_;
  std::vector<std::vector<std::unique_ptr<PacketEncoder>>> encoders_;  ///< by thread, by codec
  Mastering mastering_;
  std::atomic<std::uint64_t> encoded_{0};
};

}  // namespace earbound
