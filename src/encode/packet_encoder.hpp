#pragma once
// Lossy codecs, one segment at a time. Every segment is encoded by an encoder of its own, in any thread, and its
// packets are joined with those of its neighbours by a container writer.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/algorithm_version.hpp"
#include "base/units.hpp"
#include "encode/formats.hpp"
#include "model/packet_grid.hpp"

namespace earbound {

struct CodecSettings {
  const SoundFormat* format = &mp3_format;  ///< one of packets; never null
  int bit_rate = 48000;                     ///< bits a second
  float peak_limit =
      0;  ///< highest decoded sample (full scale 1.0) where the codec overshoots; 0: none. Heeded by Opus
  SampleRate rate = narration_rate;  ///< of MP3: narration_rate, or twice that
};

/// What all segments of a stream have in common; from the settings alone.
struct StreamParameters {
  const SoundFormat* format = &mp3_format;  ///< never null
  SampleRate rate;          ///< of the coded stream: 22,050 for AAC and most MP3, 48,000 (Ogg's clock) for Opus
  int frame_size = 0;       ///< samples at `rate` in each packet
  int initial_padding = 0;  ///< samples at `rate` that the decoder must drop at the beginning
  int bit_rate = 0;
  std::vector<std::uint8_t> extradata;
  std::string encoder;                       ///< name and version, for tags and cache keys
  std::vector<AlgorithmVersion> algorithms;  ///< of the program, that shape the packets
};

inline PacketGrid grid_of(const StreamParameters& stream) { return {stream.frame_size, stream.rate}; }

/// Packets one after the other; all last one frame.
struct PacketRun {
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint32_t> sizes;
};

/// A PacketRun that stands elsewhere.
struct PacketView {
  std::span<const std::uint8_t> bytes;
  std::span<const std::uint32_t> sizes;
  PacketView() = default;
  PacketView(std::span<const std::uint8_t> all, std::span<const std::uint32_t> each) : bytes(all), sizes(each) {}
  PacketView(const PacketRun& run) : bytes(run.bytes), sizes(run.sizes) {}  // NOLINT: a run is a view of itself
};

class PacketEncoder {
 public:
  virtual ~PacketEncoder() = default;
  [[nodiscard]] virtual const StreamParameters& parameters() const = 0;
  /// Encodes a whole segment: mono samples at narration_rate, full scale 1.0, ending in at least splice_silence of
  /// silence. Gives the packets that cover it and at least `spare_packets` more of silence. The result depends on the
  /// samples alone.
  virtual PacketRun encode(std::span<const float> samples) = 0;
};

/// Throws Error when the settings do not fit the codec (checked here, not after an hour of work).
std::unique_ptr<PacketEncoder> make_packet_encoder(const CodecSettings& settings);

/// The packet at which a segment that begins at `begin` on the narration's time line is placed: the nearest. Exact for
/// MP3, whose frames are the splice grid; at most half a packet off for the others, and never accumulating.
std::int64_t packet_index(Frames begin, const StreamParameters& stream);

/// How many packets a whole stream holds that plays for `length`: what covers the sound, and the flush of the encoder's
/// delay.
std::int64_t packet_total(Frames length, const StreamParameters& stream);

/// How many packets each segment contributes, the last one's flush included; their sum is packet_total. `segment_begin`
/// as in Edition, or any stretch of it (a chapter): counted from its first entry.
std::vector<std::size_t> packet_counts(std::span<const Frames> segment_begin, const StreamParameters& stream);

/// When a player that drops the initial padding plays the first sample of the segment that begins at `begin`, counted
/// from the stream's own beginning: the exact time for chapter marks in this stream.
Milliseconds stream_time(Frames begin, const StreamParameters& stream);

/// Packets beyond its own that every run holds, for rounding and the flush of the last segment.
inline constexpr std::size_t spare_packets = 4;

}  // namespace earbound
