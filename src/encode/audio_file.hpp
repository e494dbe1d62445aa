#pragma once
// Delivered audio files: containers of packets and of samples, with chapters and tags.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "encode/packet_encoder.hpp"
#include "model/edition.hpp"

namespace earbound {

struct ChapterMark {
  std::string title;
  Milliseconds begin, end;  ///< in the stream as it is played
  Frames frame;             ///< where it begins in a file of samples
};

/// What a file says of itself. All text is UTF-8.
struct FileTags {
  std::string title, album, artist, publisher, date, language, description;
  std::string narrator, genre, series;  ///< of an audiobook; genre empty: the usual one of the format
  int series_index = 0;                 ///< 0: none
  int track = 0, track_count = 0;       ///< chapters/NN.mp3
  const Cover* cover = nullptr;         ///< may be null; must outlive the writer
  std::vector<ChapterMark> chapters;    ///< in reading order, flat: no player is known that shows nesting
  Frames length;                        ///< of the sound
  bool without = false;                 ///< MP3: no tag at all, as for a file that is packed into another
};

/// A file of packets. Writes to `path` itself: staging is the caller's. Throws Error (disk full and the like) from
/// every call.
class PacketFile {
 public:
  virtual ~PacketFile() = default;
  virtual void add(const PacketView& packets, std::size_t count) = 0;  ///< the first `count` packets
  virtual void finish() = 0;  ///< flushes, syncs nothing, checks every return code
};
std::unique_ptr<PacketFile> create_packet_file(const std::string& path, const StreamParameters& stream,
                                               const FileTags& tags);

/// A file of samples of 16 bits.
class SampleFile {
 public:
  virtual ~SampleFile() = default;
  virtual void add(std::span<const float> samples) = 0;  ///< at narration_rate, full scale 1.0; rounded to 16 bits
  virtual void finish() = 0;
};
std::unique_ptr<SampleFile> create_sample_file(const std::string& path, const SoundFormat& format,
                                               const FileTags& tags);

}  // namespace earbound
