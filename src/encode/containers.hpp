#pragma once
// The containers behind create_packet_file and create_sample_file, one file for each published format.

#include <memory>
#include <string>

#include "encode/audio_file.hpp"

namespace earbound {

std::unique_ptr<PacketFile> create_mp3_file(const std::string& path, const StreamParameters& stream,
                                            const FileTags& tags);
std::unique_ptr<PacketFile> create_m4b_file(const std::string& path, const StreamParameters& stream,
                                            const FileTags& tags);
std::unique_ptr<PacketFile> create_opus_file(const std::string& path, const StreamParameters& stream,
                                             const FileTags& tags);
std::unique_ptr<SampleFile> create_flac_file(const std::string& path, const FileTags& tags);
std::unique_ptr<SampleFile> create_wav_file(const std::string& path, const FileTags& tags);

/// The bytes of the first `count` packets. Throws Error when the run holds fewer.
std::span<const std::uint8_t> leading_packets(const PacketView& packets, std::size_t count);

}  // namespace earbound
