#include "encode/layer3_quantizer.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/vector_clones.hpp"
#include "encode/layer3_tables.hpp"

namespace earbound {
namespace {

constexpr int finest_gain = 130, coarsest_gain = 255;
constexpr int largest_value = 8206;  // 15 and 13 linbits
constexpr float rounding = 0.4054F;  // what the decoder's power of 4/3 makes of the middle

/// Tables for pairs up to a largest value, so that one look-up counts the bits of three tables at once.
struct TableGroup {
  std::array<int, 3> tables;
  std::array<std::uint64_t, 256> lengths;  // three fields of 20 bits, signs included
};

struct CountTables {
  std::array<TableGroup, 7> groups{};
  std::array<std::array<std::uint8_t, 16>, 2> quads{};
  std::array<float, 256> steps{};  // 2^(−3/16 · (gain − 210))

  CountTables() {
    constexpr std::array<std::array<int, 3>, 7> choices{
        {{1, 1, 1}, {2, 3, 3}, {5, 6, 6}, {7, 8, 9}, {10, 11, 12}, {13, 15, 15}, {16, 24, 24}}};
    for (std::size_t g = 0; g < groups.size(); ++g) {
      groups[g].tables = choices[g];
      for (std::size_t pair = 0; pair < 256; ++pair) {
        const int signs = (pair / 16 != 0 ? 1 : 0) + (pair % 16 != 0 ? 1 : 0);
        std::uint64_t packed = 0;
        for (std::size_t c = 0; c < 3; ++c)
          packed |= static_cast<std::uint64_t>(layer3_pair_codes(choices[g][c])[pair].length + signs) << (20 * c);
        groups[g].lengths[pair] = packed;
      }
    }
    for (int table = 0; table < 2; ++table)
      for (std::size_t q = 0; q < 16; ++q)
        quads[static_cast<std::size_t>(table)][q] = static_cast<std::uint8_t>(
            layer3_quad_codes(table)[q].length + __builtin_popcount(static_cast<unsigned>(q)));
    for (std::size_t gain = 0; gain < steps.size(); ++gain)
      steps[gain] = static_cast<float>(std::exp2(-0.1875 * (static_cast<double>(gain) - 210)));
  }
};

const CountTables& count_tables() {
  static const CountTables built;
  return built;
}

// The noise follows the spectrum a part of the way: a band so much softer than the loudest is quantised one, two, three
// steps of 6 dB finer, else all above 4 kHz is lost in vowels. Below 1 kHz, where the harmonics stand apart, what lies
// between them needs a finer quantisation than the band's energy tells.
constexpr std::array<float, 3> finer_below{0.089F, 0.00276F, 8.7e-5F};
constexpr int low_lines = 54;
constexpr float low_weight = 0.0316F;
constexpr std::array<float, 4> finer{1.0F, 1.68179283F, 2.82842712F, 4.75682846F};  // 2^(3/4 · scale factor)
constexpr int most_of_scale_factors = 6;  // they take no more than this part of a granule's bits

/// Lines [begin, end) with a scale factor of their own, in the order of the bit stream.
struct ScaleFactorBand {
  int begin = 0, end = 0;
  float per_line = 0;
};

struct ScaleFactorBands {
  std::array<ScaleFactorBand, 21> long_blocks;  // the last band has none
  std::array<ScaleFactorBand, 36> short_blocks;

  ScaleFactorBands() {
    for (std::size_t b = 0; b < long_blocks.size(); ++b)
      long_blocks[b] = of(layer3_long_bands[b], layer3_long_bands[b + 1]);
    for (std::size_t b = 0; b < short_blocks.size(); ++b) {
      const int begin = layer3_short_bands[b / 3], width = layer3_short_bands[b / 3 + 1] - begin;
      const int at = 3 * begin + static_cast<int>(b % 3) * width;
      short_blocks[b] = of(at, at + width);
    }
  }
  static ScaleFactorBand of(int begin, int end) { return {begin, end, 1.0F / static_cast<float>(end - begin)}; }
};

std::span<const ScaleFactorBand> scale_factor_bands(BlockType type) {
  static const ScaleFactorBands built;
  if (type == BlockType::brief) return built.short_blocks;
  return built.long_blocks;
}

/// Scale factors whose lengths are stated together, as scalefac_compress below 400 has them.
const std::array<std::size_t, 4>& group_sizes(BlockType type) {
  static constexpr std::array<std::size_t, 4> long_blocks{6, 5, 5, 5}, short_blocks{9, 9, 9, 9};
  return type == BlockType::brief ? short_blocks : long_blocks;
}

/// The table with the fewest bits for the lines [begin, end), and those bits.
int choose_table(const std::int32_t* values, int begin, int end, int& bits) {
  int largest = 0;
  for (int i = begin; i < end; ++i) largest = std::max(largest, values[i]);
  if (largest == 0) return 0;
  static constexpr std::array<std::size_t, 16> group_of{0, 0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5};
  const std::size_t g = largest > 15 ? 6 : group_of[static_cast<std::size_t>(largest)];
  const auto& group = count_tables().groups[g];
  std::uint64_t sums = 0;
  int beyond = 0;
  if (largest < 15) {
    for (int i = begin; i < end; i += 2)
      sums += group.lengths[static_cast<std::size_t>(values[i] * 16 + values[i + 1])];
  } else {
    for (int i = begin; i < end; i += 2) {
      const int x = std::min(values[i], 15), y = std::min(values[i + 1], 15);
      beyond += (x == 15 ? 1 : 0) + (y == 15 ? 1 : 0);
      sums += group.lengths[static_cast<std::size_t>(x * 16 + y)];
    }
  }
  std::array<int, 3> counts;
  for (std::size_t c = 0; c < 3; ++c) counts[c] = static_cast<int>(sums >> (20 * c) & 0xfffff);
  if (g < 6) {
    const auto best = static_cast<std::size_t>(std::min_element(counts.begin(), counts.end()) - counts.begin());
    bits += counts[best];
    return group.tables[best];
  }
  int low = 16, high = 24;
  while (15 + (1 << layer3_linbits[static_cast<std::size_t>(low)]) <= largest) ++low;
  while (15 + (1 << layer3_linbits[static_cast<std::size_t>(high)]) <= largest) ++high;
  counts[0] += beyond * layer3_linbits[static_cast<std::size_t>(low)];
  counts[1] += beyond * layer3_linbits[static_cast<std::size_t>(high)];
  bits += std::min(counts[0], counts[1]);
  return counts[0] <= counts[1] ? low : high;
}

}  // namespace

Layer3Quantizer::Layer3Quantizer(int bandwidth) : bandwidth_(bandwidth) {}

EARBOUND_VECTOR_CLONES void Layer3Quantizer::count(int gain, Layer3Granule& granule) {
  const float step = count_tables().steps[static_cast<std::size_t>(gain)];
  auto& values = granule.magnitudes;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = static_cast<std::int32_t>(compressed_[i] * step + rounding);
  }
  granule.global_gain = gain;
  granule.bits = granule.scale_factors_length;

  int end = lines_;
  while (end > 0 && values[static_cast<std::size_t>(end - 1)] == 0 && values[static_cast<std::size_t>(end - 2)] == 0)
    end -= 2;
  // Quadruples of small values, from the top.
  int small = end;
  std::array<int, 2> quad_bits{};
  const auto& quad_lengths = count_tables().quads;
  while (small >= 4) {
    const auto* v = values.data() + small - 4;
    if ((v[0] | v[1] | v[2] | v[3]) > 1) break;
    const auto q = static_cast<std::size_t>(v[0] * 8 + v[1] * 4 + v[2] * 2 + v[3]);
    quad_bits[0] += quad_lengths[0][q];
    quad_bits[1] += quad_lengths[1][q];
    small -= 4;
  }
  granule.quads = (end - small) / 4;
  granule.quad_table = quad_bits[1] < quad_bits[0] ? 1 : 0;
  granule.bits += std::min(quad_bits[0], quad_bits[1]);
  granule.pairs = small / 2;

  // Regions: about a third of the bands each, the lower ones narrower.
  if (granule.type == BlockType::normal) {
    std::size_t bands = 0;
    while (layer3_long_bands[bands] < small) ++bands;
    const int first = std::clamp(static_cast<int>(bands) / 3, 1, 16);
    const int second = std::clamp(static_cast<int>(bands) / 3 + 1, 1, 8);
    granule.region_counts = {first - 1, second - 1};
    granule.region_ends = {std::min(small, layer3_long_bands[static_cast<std::size_t>(first)]),
                           std::min(small, layer3_long_bands[static_cast<std::size_t>(std::min(22, first + second))])};
  } else {
    const int fixed = granule.type == BlockType::brief ? 36 : 54;
    granule.region_ends = {std::min(small, fixed), small};
  }
  granule.tables[0] = choose_table(values.data(), 0, granule.region_ends[0], granule.bits);
  granule.tables[1] = choose_table(values.data(), granule.region_ends[0], granule.region_ends[1], granule.bits);
  granule.tables[2] = choose_table(values.data(), granule.region_ends[1], small, granule.bits);
}

void Layer3Quantizer::shape_noise(const Layer3Spectrum& spectrum, int most_bits, Layer3Granule& granule) {
  const auto bands = scale_factor_bands(granule.type);
  std::array<float, 36> energies;  // mean of a line
  for (std::size_t b = 0; b < bands.size(); ++b) {
    float sum = 0;
    for (int i = bands[b].begin; i < bands[b].end; ++i)
      sum += spectrum.lines[static_cast<std::size_t>(i)] * spectrum.lines[static_cast<std::size_t>(i)];
    energies[b] = sum * bands[b].per_line;
  }
  const float loudest =
      *std::max_element(energies.begin(), energies.begin() + static_cast<std::ptrdiff_t>(bands.size()));
  granule.scale_factors.fill(0);
  for (std::size_t b = 0; b < bands.size() && loudest > 0; ++b) {
    if (bands[b].begin >= bandwidth_) break;
    const float softness = energies[b] * (bands[b].begin < low_lines ? low_weight : 1.0F);
    for (const float below : finer_below) granule.scale_factors[b] += softness < below * loudest ? 1 : 0;
  }
  granule.scale_factors_length = 0;
  std::size_t band = 0;
  for (std::size_t group = 0; group < granule.scale_factor_bits.size(); ++group) {
    const std::size_t size = group_sizes(granule.type)[group];
    int largest = 0;
    for (const std::size_t end = band + size; band < end; ++band)
      largest = std::max(largest, granule.scale_factors[band]);
    granule.scale_factor_bits[group] = largest == 0 ? 0 : 1 + largest / 2;
    granule.scale_factors_length += static_cast<int>(size) * granule.scale_factor_bits[group];
  }
  if (granule.scale_factors_length * most_of_scale_factors > most_bits) {
    granule.scale_factors.fill(0);
    granule.scale_factor_bits.fill(0);
    granule.scale_factors_length = 0;
  }
  for (std::size_t b = 0; b < bands.size(); ++b) {
    if (granule.scale_factors[b] == 0) continue;
    const float factor = finer[static_cast<std::size_t>(granule.scale_factors[b])];
    for (int i = bands[b].begin; i < bands[b].end; ++i) compressed_[static_cast<std::size_t>(i)] *= factor;
  }
}

EARBOUND_VECTOR_CLONES void Layer3Quantizer::quantize(const Layer3Spectrum& spectrum, int most_bits,
                                                      Layer3Granule& granule) {
  granule.type = spectrum.type;
  for (std::size_t i = 0; i < compressed_.size(); ++i) {
    const float magnitude = std::abs(spectrum.lines[i]);
    compressed_[i] = std::sqrt(magnitude * std::sqrt(magnitude));
  }
  shape_noise(spectrum, most_bits, granule);
  std::array<float, 16> highest{};
  for (std::size_t i = 0; i < compressed_.size(); i += highest.size())
    for (std::size_t lane = 0; lane < highest.size(); ++lane)
      highest[lane] = std::max(highest[lane], compressed_[i + lane]);
  const float largest = *std::max_element(highest.begin(), highest.end());
  lines_ = bandwidth_;
  std::fill(compressed_.begin() + bandwidth_, compressed_.end(), 0.0F);
  while (lines_ > 0 && compressed_[static_cast<std::size_t>(lines_ - 1)] < 1e-6F) lines_ -= 2;
  if (lines_ <= 0) {
    lines_ = 0;
    count(210, granule);
    return;
  }
  // A value that is too large for the codes would be cut off, and seem cheap.
  const auto& steps = count_tables().steps;
  int too_fine = finest_gain - 1, fits = coarsest_gain + 1;
  while (largest * steps[static_cast<std::size_t>(too_fine + 1)] + rounding >= static_cast<float>(largest_value))
    ++too_fine;
  // The bits fall by about 3/16 a line and step of gain: approach the limit so, with the answer bracketed.
  int gain = std::clamp(last_gain_, too_fine + 1, coarsest_gain);
  for (;;) {
    count(gain, granule);
    if (granule.bits > most_bits)
      too_fine = gain;
    else
      fits = gain;
    if (fits - too_fine <= 1) break;
    if (granule.bits <= most_bits && granule.bits > most_bits - most_bits / 64) break;
    const int lines = std::max(8, 2 * granule.pairs + granule.quads);
    const double distance = (granule.bits - most_bits) / (0.1875 * lines);
    int next = gain + static_cast<int>(distance > 0 ? std::ceil(distance) : std::floor(distance));
    gain = std::clamp(next, too_fine + 1, fits - 1);
  }
  if (granule.global_gain != fits) count(std::min(fits, coarsest_gain), granule);
  last_gain_ = granule.global_gain;
}

void write_side_information(const Layer3Granule& granule, int main_data_begin, BitWriter& out) {
  const auto put = [&](int value, int count) { out.put(static_cast<std::uint32_t>(value), count); };
  put(main_data_begin, 8);
  put(0, 1);  // private
  put(granule.bits, 12);
  put(granule.pairs, 9);
  put(granule.global_gain, 8);
  const auto& widths = granule.scale_factor_bits;
  put((widths[0] * 5 + widths[1]) << 4 | widths[2] << 2 | widths[3], 9);  // scalefac_compress
  if (granule.type == BlockType::normal) {
    put(0, 1);
    for (const int table : granule.tables) put(table, 5);
    put(granule.region_counts[0], 4);
    put(granule.region_counts[1], 3);
  } else {
    put(1, 1);
    put(static_cast<int>(granule.type), 2);
    put(0, 1);  // not mixed
    put(granule.tables[0], 5);
    put(granule.tables[1], 5);
    put(0, 9);  // subblock gains
  }
  put(1, 1);  // scalefac_scale: 6 dB
  put(granule.quad_table, 1);
}

void write_lines(const Layer3Granule& granule, const Layer3Spectrum& spectrum, BitWriter& out) {
  // A line's sign, as the bits that tell it: none for 0.
  struct Sign {
    std::uint32_t bit;
    int count;
  };
  const auto sign = [&](int line) {
    const int count = granule.magnitudes[static_cast<std::size_t>(line)] != 0 ? 1 : 0;
    return Sign{spectrum.lines[static_cast<std::size_t>(line)] < 0 ? static_cast<std::uint32_t>(count) : 0U, count};
  };
  const auto value = [&](int line) { return granule.magnitudes[static_cast<std::size_t>(line)]; };
  std::size_t band = 0;
  for (std::size_t group = 0; group < granule.scale_factor_bits.size(); ++group)
    for (const std::size_t end = band + group_sizes(granule.type)[group]; band < end; ++band)
      out.put(static_cast<std::uint32_t>(granule.scale_factors[band]), granule.scale_factor_bits[group]);
  const int pairs_end = 2 * granule.pairs;
  int line = 0;
  for (std::size_t region = 0; region < 3; ++region) {
    const int end = region < 2 ? granule.region_ends[region] : pairs_end;
    const int table = granule.tables[region];
    if (table == 0) {
      line = std::max(line, end);
      continue;
    }
    const auto& codes = layer3_pair_codes(table);
    const int linbits = layer3_linbits[static_cast<std::size_t>(table)];
    for (; line < end; line += 2) {
      const int x = value(line), y = value(line + 1);
      const int short_x = std::min(x, 15), short_y = std::min(y, 15);
      const auto& code = codes[static_cast<std::size_t>(short_x * 16 + short_y)];
      const Sign first = sign(line), second = sign(line + 1);
      if (linbits == 0 || (short_x < 15 && short_y < 15)) {
        out.put((code.bits << first.count | first.bit) << second.count | second.bit,
                code.length + first.count + second.count);
        continue;
      }
      out.put(code.bits, code.length);
      if (short_x == 15) out.put(static_cast<std::uint32_t>(x - 15), linbits);
      out.put(first.bit, first.count);
      if (short_y == 15) out.put(static_cast<std::uint32_t>(y - 15), linbits);
      out.put(second.bit, second.count);
    }
  }
  for (int quad = 0; quad < granule.quads; ++quad, line += 4) {
    std::size_t index = 0;
    for (int i = 0; i < 4; ++i) index = index * 2 + static_cast<std::size_t>(value(line + i));
    const auto& code = layer3_quad_codes(granule.quad_table)[index];
    std::uint32_t bits = code.bits;
    int length = code.length;
    for (int i = 0; i < 4; ++i) {
      const Sign next = sign(line + i);
      bits = bits << next.count | next.bit;
      length += next.count;
    }
    out.put(bits, length);
  }
}

}  // namespace earbound
