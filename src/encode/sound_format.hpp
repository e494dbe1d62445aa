#pragma once
// One format of delivered sound: everything that the rest of the program knows of it.

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace earbound {

class PacketEncoder;
class PacketFile;
class SampleFile;
struct CodecSettings;
struct FileTags;
struct StreamParameters;

enum class Quality { small, standard, high };

/// Kilobits a second: asked of the encoder, and found in files of speech with their tables and page headers.
struct BitRate {
  int asked;
  double found;
};

/// A format is made of packets (segments are encoded alone and joined) or of samples.
struct SoundFormat {
  std::string_view name;  ///< as in --formats, and the file name's extension
  std::string_view media_type;

  // Of packets; null and empty for a format of samples.
  std::unique_ptr<PacketEncoder> (*make_encoder)(const CodecSettings& settings) = nullptr;
  std::unique_ptr<PacketFile> (*create_packet_file)(const std::string& path, const StreamParameters& stream,
                                                    const FileTags& tags) = nullptr;
  std::array<int, 3> quality_rates = {};    ///< kilobits a second for each Quality
  std::span<const BitRate> bit_rates = {};  ///< the smallest first; those of the qualities are among them

  // Of samples; null for a format of packets.
  std::unique_ptr<SampleFile> (*create_sample_file)(const std::string& path, const FileTags& tags) = nullptr;

  [[nodiscard]] constexpr bool has_packets() const { return make_encoder != nullptr; }
  [[nodiscard]] constexpr int rate_for(Quality quality) const {
    return quality_rates[static_cast<std::size_t>(quality)];
  }
};

}  // namespace earbound
