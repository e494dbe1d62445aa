#pragma once
// Constants of MPEG audio Layer III: ISO/IEC 11172-3 (window, Huffman codes) and 13818-3 (bands at 22,050 Hz).

#include <array>
#include <cstdint>
#include <span>

namespace earbound {

/// The synthesis window D, multiplied by 65536: entries 0 to 256, the rest follows by symmetry.
extern const std::array<std::int32_t, 257> layer3_window;

/// Lines at which scale factor bands begin, and the end.
inline constexpr std::array<int, 23> layer3_long_bands{0,   6,   12,  18,  24,  30,  36,  44,  54,  66,  80, 96,
                                                       116, 140, 168, 200, 238, 284, 336, 396, 464, 522, 576};
inline constexpr std::array<int, 14> layer3_short_bands{0, 4, 8, 12, 18, 24, 32, 42, 56, 74, 100, 132, 174, 192};

struct HuffmanCode {
  std::uint32_t bits = 0;
  int length = 0;
};

/// Codes of table 1 to 24 for pairs, indexed by 16 × x + y. Tables 17 to 23 are table 16 with other linbits, 25 to 31
/// are table 24. Tables 4 and 14 do not exist.
const std::array<HuffmanCode, 256>& layer3_pair_codes(int table);

/// Codes for quadruples of 0 and 1, indexed by 8v + 4w + 2x + y: the first table or the second.
const std::array<HuffmanCode, 16>& layer3_quad_codes(int table);

/// Bits that follow a 15 in tables 16 to 31.
inline constexpr std::array<int, 32> layer3_linbits{0, 0, 0, 0, 0, 0, 0,  0,  0, 0, 0, 0, 0, 0, 0,  0,
                                                    1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13};

}  // namespace earbound
