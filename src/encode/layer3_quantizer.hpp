#pragma once
// Quantisation of one Layer III granule to a number of bits, and its Huffman coding.

#include <array>
#include <cstdint>

#include "encode/bit_writer.hpp"
#include "encode/layer3_filterbank.hpp"

namespace earbound {

/// Side information and quantised lines of a granule (ISO/IEC 13818-3, 2.4.1.7).
struct Layer3Granule {
  BlockType type = BlockType::normal;
  int global_gain = 210;
  int bits = 0;   ///< of scale factors and Huffman codes: part2_3_length
  int pairs = 0;  ///< big_values
  int quads = 0;  ///< quadruples of 0 and ±1 after them
  int quad_table = 0;
  std::array<int, 3> tables{};
  std::array<int, 2> region_counts{};  ///< of scale factor bands, less one
  std::array<int, 2> region_ends{};    ///< lines
  /// Each makes its band 6 dB finer. By band; in short blocks by band and window.
  std::array<int, 36> scale_factors{};
  std::array<int, 4> scale_factor_bits{};  ///< in each of the four groups of bands
  int scale_factors_length = 0;            ///< bits: part2_length
  alignas(64) std::array<std::int32_t, 576> magnitudes;
};

class Layer3Quantizer {
 public:
  /// Lines from `bandwidth` on, an even number, are left out.
  explicit Layer3Quantizer(int bandwidth);
  /// The finest quantisation of `spectrum` that takes at most `most_bits`.
  void quantize(const Layer3Spectrum& spectrum, int most_bits, Layer3Granule& granule);

 private:
  void shape_noise(const Layer3Spectrum& spectrum, int most_bits, Layer3Granule& granule);
  void count(int gain, Layer3Granule& granule);

  alignas(64) std::array<float, 576> compressed_{};  // |line|^(3/4), multiplied by its band's scale factor
  int bandwidth_;
  int lines_ = 0;  // above them all is silence
  int last_gain_ = 170;
};

void write_side_information(const Layer3Granule& granule, int main_data_begin, BitWriter& out);
void write_lines(const Layer3Granule& granule, const Layer3Spectrum& spectrum, BitWriter& out);

}  // namespace earbound
