#include "encode/mp3_frame.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr std::array mpeg1_bit_rates{32000,  40000,  48000,  56000,  64000,  80000,  96000,
                                     112000, 128000, 160000, 192000, 224000, 256000, 320000};
constexpr std::array mpeg2_bit_rates{8000,  16000, 24000, 32000,  40000,  48000,  56000,
                                     64000, 80000, 96000, 112000, 128000, 144000, 160000};

struct RateCode {
  int hz;
  std::uint8_t version, index;  // as in the header's bits
};
constexpr std::array rate_codes{
    RateCode{44100, 3, 0}, RateCode{48000, 3, 1}, RateCode{32000, 3, 2}, RateCode{22050, 2, 0}, RateCode{24000, 2, 1},
    RateCode{16000, 2, 2}, RateCode{11025, 0, 0}, RateCode{12000, 0, 1}, RateCode{8000, 0, 2},
};

}  // namespace

std::span<const int> mp3_bit_rates(SampleRate rate) {
  if (rate.hz >= 32000) return mpeg1_bit_rates;
  return mpeg2_bit_rates;
}

Mp3FrameHeader parse_mp3_header(std::span<const std::uint8_t> bytes) {
  const auto fail = [] { return Error("the MP3 encoder gave something that is not an MP3 frame"); };
  if (bytes.size() < 4 || bytes[0] != 0xff || (bytes[1] & 0xe6) != 0xe2) throw fail();
  const unsigned version = (bytes[1] >> 3) & 3, rate_index = (bytes[2] >> 2) & 3, bit_rate_index = bytes[2] >> 4;
  const auto code = std::find_if(rate_codes.begin(), rate_codes.end(),
                                 [&](const RateCode& c) { return c.version == version && c.index == rate_index; });
  if (code == rate_codes.end() || bit_rate_index == 0 || bit_rate_index == 15) throw fail();
  Mp3FrameHeader header;
  header.rate = SampleRate{code->hz};
  header.mpeg1 = version == 3;
  header.bit_rate = mp3_bit_rates(header.rate)[bit_rate_index - 1];
  header.padded = (bytes[2] & 2) != 0;
  header.mono = (bytes[3] >> 6) == 3;
  return header;
}

std::array<std::uint8_t, 4> render_mp3_header(const Mp3FrameHeader& header) {
  const auto code =
      std::find_if(rate_codes.begin(), rate_codes.end(), [&](const RateCode& c) { return c.hz == header.rate.hz; });
  const auto bit_rates = mp3_bit_rates(header.rate);
  const auto bit_rate = std::find(bit_rates.begin(), bit_rates.end(), header.bit_rate);
  if (code == rate_codes.end() || bit_rate == bit_rates.end()) throw Error("no MP3 frame has this rate");
  const auto bit_rate_index = static_cast<unsigned>(bit_rate - bit_rates.begin()) + 1;
  return {0xff, static_cast<std::uint8_t>(0xe3 | (code->version << 3)),
          static_cast<std::uint8_t>((bit_rate_index << 4) | (unsigned{code->index} << 2) | (header.padded ? 2U : 0U)),
          static_cast<std::uint8_t>(header.mono ? 0xc4 : 0x04)};
}

}  // namespace earbound
