#pragma once
// MPEG audio Layer III frame headers (ISO/IEC 11172-3 and 13818-3), as far as writing a stream needs them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/units.hpp"

namespace earbound {

/// Samples by which every Layer III decoder is late: 528 of the filter bank, and one.
inline constexpr int layer3_decoder_delay = 529;

struct Mp3FrameHeader {
  int bit_rate = 0;  ///< bits a second
  SampleRate rate;
  bool mpeg1 = false;
  bool mono = true;
  bool padded = false;
  [[nodiscard]] int samples() const { return mpeg1 ? 1152 : 576; }
  [[nodiscard]] std::size_t bytes() const { return samples() / 8 * bit_rate / rate.hz + (padded ? 1 : 0); }
  [[nodiscard]] std::size_t side_info_bytes() const { return mpeg1 ? (mono ? 17 : 32) : (mono ? 9 : 17); }
};

/// Throws Error unless `bytes` begins with the header of a Layer III frame of a stated bit rate.
Mp3FrameHeader parse_mp3_header(std::span<const std::uint8_t> bytes);

/// The four bytes of the header, without CRC.
std::array<std::uint8_t, 4> render_mp3_header(const Mp3FrameHeader& header);

/// Bit rates the format has for `rate`, in bits a second, ascending.
std::span<const int> mp3_bit_rates(SampleRate rate);

}  // namespace earbound
