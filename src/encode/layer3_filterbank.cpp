#include "encode/layer3_filterbank.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/vector_clones.hpp"
#include "encode/layer3_tables.hpp"

namespace earbound {
namespace {

constexpr std::size_t slots = 18, bands = 32, taps = 512, frame_size = 576;
constexpr std::size_t alignment_delay = 48;  // makes 1105 of the 1057 samples that the two filter banks take
// An attack is where a stretch of the upper bands has so many times the energy of the quietest in some 20 ms before it:
// the closure of a plosive is often shorter than a frame. In a burst that closure is next to it, and deep.
constexpr std::size_t stretch = 3, look_back = 15, closure_look_back = 6;  // slots of 1.45 ms
constexpr float attack_ratio = 10.0F, burst_ratio = 60.0F;
constexpr float attack_floor = 5e-5F;
constexpr std::size_t silent_slots = look_back + stretch;  // before the first

using Lanes = float __attribute__((vector_size(64)));  // a compiler left to itself finds worse lanes here

struct Tables {
  alignas(64) std::array<float, taps> window{};
  std::array<Lanes, 32> cosines{};                                   // polyphase, lower half of the bands
  alignas(64) std::array<std::array<float, 18>, 18> long_cosines{};  // DCT-IV
  alignas(64) std::array<std::array<float, 6>, 6> short_cosines{};
  std::array<float, 12> short_window{};
  std::array<std::uint32_t, 576> short_order{};  // where the lines of the stream stand by window, line and band
  std::array<std::array<float, 36>, 4> block_windows{};
  std::array<float, 8> alias_own{}, alias_other{};

  Tables() {
    constexpr double pi = std::numbers::pi;
    for (std::size_t i = 0; i < taps; ++i) {
      // The standard's window changes its sign every 64 entries; its magnitude is symmetric.
      const auto sign = [](std::size_t at) { return at / 64 % 2 == 0 ? 1.0 : -1.0; };
      const std::size_t mirrored = i <= 256 ? i : taps - i;
      const double prototype = sign(mirrored) * layer3_window[mirrored];
      window[i] = static_cast<float>(sign(i) * prototype / (32.0 * 65536.0));
    }
    for (std::size_t d = 0; d < 32; ++d)
      for (std::size_t k = 0; k < 16; ++k)
        cosines[d][k] = static_cast<float>(std::cos(static_cast<double>((2 * k + 1) * d) * pi / 64));
    for (std::size_t n = 0; n < 18; ++n)
      for (std::size_t k = 0; k < 18; ++k)
        long_cosines[n][k] = static_cast<float>(std::cos(pi / 72 * static_cast<double>((2 * n + 1) * (2 * k + 1))) / 9);
    for (std::size_t k = 0; k < 6; ++k)
      for (std::size_t n = 0; n < 6; ++n)
        short_cosines[k][n] =
            static_cast<float>(std::cos(pi / 24 * static_cast<double>((2 * n + 1) * (2 * k + 1))) / 3);
    for (std::size_t n = 0; n < 12; ++n)
      short_window[n] = static_cast<float>(std::sin(pi / 12 * (static_cast<double>(n) + 0.5)));
    std::size_t line = 0;
    for (std::size_t band = 0; band + 1 < layer3_short_bands.size(); ++band)
      for (std::size_t w = 0; w < 3; ++w)
        for (auto i = layer3_short_bands[band]; i < layer3_short_bands[band + 1]; ++i)
          short_order[line++] = static_cast<std::uint32_t>((w * 6 + static_cast<std::size_t>(i) % 6) * bands +
                                                           static_cast<std::size_t>(i) / 6);
    for (std::size_t n = 0; n < 36; ++n) {
      const double whole = std::sin(pi / 36 * (static_cast<double>(n) + 0.5));
      block_windows[0][n] = static_cast<float>(whole);
      const double fall = n < 18   ? whole
                          : n < 24 ? 1.0
                          : n < 30 ? std::sin(pi / 12 * (static_cast<double>(n) - 18 + 0.5))
                                   : 0.0;
      block_windows[1][n] = static_cast<float>(fall);
      block_windows[3][35 - n] = static_cast<float>(fall);
    }
    constexpr std::array<double, 8> couplings{-0.6, -0.535, -0.33, -0.185, -0.095, -0.041, -0.0142, -0.0037};
    for (std::size_t i = 0; i < couplings.size(); ++i) {
      const double norm = std::sqrt(1 + couplings[i] * couplings[i]);
      alias_own[i] = static_cast<float>(1 / norm);
      alias_other[i] = static_cast<float>(couplings[i] / norm);
    }
  }
};

const Tables& tables() {
  static const Tables built;
  return built;
}

/// One slot of 32 bands from the 512 newest samples, newest first.
EARBOUND_VECTOR_CLONES void polyphase(const float* newest, const Tables& t, float* out) {
  alignas(64) std::array<float, 64> sums{};
  for (std::size_t j = 0; j < taps; j += 64)
    for (std::size_t i = 0; i < 64; ++i) sums[i] += t.window[i + j] * newest[i + j];
  alignas(64) std::array<float, 32> folded;
  folded[0] = sums[16];
  for (std::size_t d = 1; d <= 16; ++d) folded[d] = sums[16 + d] + sums[16 - d];
  for (std::size_t d = 17; d < 32; ++d) folded[d] = sums[16 + d] - sums[80 - d];
  Lanes even{}, odd{};
  for (std::size_t d = 0; d < 32; d += 2) {
    even += t.cosines[d] * folded[d];
    odd += t.cosines[d + 1] * folded[d + 1];
  }
  for (std::size_t k = 0; k < 16; ++k) {
    out[k] = even[k] + odd[k];
    out[31 - k] = even[k] - odd[k];
  }
}

using Rows = std::array<std::array<float, bands>, slots>;

EARBOUND_VECTOR_CLONES void transform_long(const Rows& before, const Rows& now, std::size_t type, const Tables& t,
                                           Layer3Spectrum& out) {
  alignas(64) Rows folded;
  const auto& w = t.block_windows[type];
  for (std::size_t n = 0; n < 9; ++n)
    for (std::size_t b = 0; b < bands; ++b) {
      folded[n][b] = -(w[26 - n] * now[8 - n][b]) - w[27 + n] * now[9 + n][b];
      folded[9 + n][b] = w[n] * before[n][b] - w[17 - n] * before[17 - n][b];
    }
  alignas(64) Rows lines;
  for (std::size_t k = 0; k < slots; ++k) {
    alignas(64) std::array<float, bands> sum{};
    for (std::size_t n = 0; n < slots; ++n)
      for (std::size_t b = 0; b < bands; ++b) sum[b] += t.long_cosines[k][n] * folded[n][b];
    lines[k] = sum;
  }
  for (std::size_t i = 0; i < 8; ++i) {
    auto& upper = lines[17 - i];
    auto& lower = lines[i];
    const float own = t.alias_own[i], other = t.alias_other[i];
    for (std::size_t b = 0; b + 1 < bands; ++b) {
      const float up = upper[b], down = lower[b + 1];
      upper[b] = up * own + down * other;
      lower[b + 1] = down * own - up * other;
    }
  }
  for (std::size_t b = 0; b < bands; ++b)
    for (std::size_t k = 0; k < slots; ++k) out.lines[b * slots + k] = lines[k][b];
}

EARBOUND_VECTOR_CLONES void transform_short(const Rows& before, const Rows& now, const Tables& t, Layer3Spectrum& out) {
  alignas(64) std::array<float, 576> rows;  // by window, line and band
  for (std::size_t w = 0; w < 3; ++w) {
    std::array<const float*, 12> x;
    for (std::size_t n = 0; n < 12; ++n) {
      const std::size_t at = 6 + 6 * w + n;
      x[n] = at < slots ? before[at].data() : now[at - slots].data();
    }
    alignas(64) std::array<std::array<float, bands>, 6> folded;
    for (std::size_t n = 0; n < 3; ++n)
      for (std::size_t b = 0; b < bands; ++b) {
        folded[n][b] = -(t.short_window[8 - n] * x[8 - n][b]) - t.short_window[9 + n] * x[9 + n][b];
        folded[3 + n][b] = t.short_window[n] * x[n][b] - t.short_window[5 - n] * x[5 - n][b];
      }
    for (std::size_t k = 0; k < 6; ++k) {
      alignas(64) std::array<float, bands> sum{};
      for (std::size_t n = 0; n < 6; ++n)
        for (std::size_t b = 0; b < bands; ++b) sum[b] += t.short_cosines[k][n] * folded[n][b];
      std::copy(sum.begin(), sum.end(), rows.begin() + static_cast<std::ptrdiff_t>((w * 6 + k) * bands));
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) out.lines[i] = rows[t.short_order[i]];
}

/// Energy of each slot above 690 Hz: voicing goes on through many a closure.
EARBOUND_VECTOR_CLONES void upper_energies(const Rows& rows, std::array<float, slots>& out) {
  for (std::size_t s = 0; s < slots; ++s) {
    alignas(64) std::array<float, 16> sums;
    for (std::size_t b = 0; b < 16; ++b) sums[b] = rows[s][b] * rows[s][b] + rows[s][16 + b] * rows[s][16 + b];
    sums[0] = rows[s][16] * rows[s][16];
    sums[1] = rows[s][17] * rows[s][17];
    for (std::size_t b = 0; b < 8; ++b) sums[b] += sums[b + 8];
    for (std::size_t b = 0; b < 4; ++b) sums[b] += sums[b + 4];
    out[s] = (sums[0] + sums[2]) + (sums[1] + sums[3]);
  }
}

}  // namespace

Layer3Filterbank::Layer3Filterbank(std::span<const float> samples) : samples_(samples) {
  energies_.assign(silent_slots, 0.0F);
  attacks_.assign(2, false);
  bursts_.assign(2, false);
}

void Layer3Filterbank::analyse_granule() {
  const auto& t = tables();
  auto& granule = granules_[granules_done_ % granules_held];
  // All samples that the granule's slots look at, newest first, so that windows lie forwards in memory. A slot's newest
  // sample is number 32·slot + 31 − alignment_delay; before the first sample and after the last there is silence.
  std::array<float, frame_size - bands + taps> reversed{};
  const auto newest =
      static_cast<std::ptrdiff_t>((granules_done_ + 1) * frame_size) - 1 - static_cast<std::ptrdiff_t>(alignment_delay);
  const auto count = static_cast<std::ptrdiff_t>(samples_.size()), width = static_cast<std::ptrdiff_t>(reversed.size());
  const std::ptrdiff_t first = std::clamp<std::ptrdiff_t>(newest + 1 - width, 0, count),
                       last = std::clamp<std::ptrdiff_t>(newest + 1, 0, count);
  if (first < last)
    std::reverse_copy(samples_.begin() + first, samples_.begin() + last, reversed.begin() + (newest + 1 - last));
  for (std::size_t s = 0; s < slots; ++s) {
    auto& out = granule.slot[s];
    polyphase(reversed.data() + (slots - 1 - s) * bands, t, out.data());
    if (s % 2 == 1)
      for (std::size_t b = 1; b < bands; b += 2) out[b] = -out[b];
  }
  find_attacks();
  ++granules_done_;
}

EARBOUND_VECTOR_CLONES void Layer3Filterbank::find_attacks() {
  std::array<float, slots> energies;
  upper_energies(granules_[granules_done_ % granules_held].slot, energies);
  energies_.insert(energies_.end(), energies.begin(), energies.end());
  attacks_.push_back(false);
  bursts_.push_back(false);
  // Stretches that end in this granule's slots, and what was before them.
  constexpr std::size_t count = slots + look_back;
  const float* first = energies_.data() + energies_.size() - count - stretch + 1;
  std::array<float, count> stretches;
  for (std::size_t i = 0; i < count; ++i) stretches[i] = first[i] + first[i + 1] + first[i + 2];
  std::array<float, slots> quiet, closure;
  quiet.fill(std::numeric_limits<float>::max());
  for (std::size_t back = stretch; back <= look_back; ++back) {
    for (std::size_t s = 0; s < slots; ++s) quiet[s] = std::min(quiet[s], stretches[look_back + s - back]);
    if (back == closure_look_back) closure = quiet;
  }
  for (std::size_t s = 0; s < slots; ++s) {
    // Onsets in the first two thirds of a granule fall into its own frame's short blocks, those in the last third into
    // the next one's.
    const std::size_t frame = granules_done_ + (s >= 12 + stretch - 1 ? 1 : 0);
    const float energy = stretches[look_back + s];
    if (energy > attack_ratio * std::max(quiet[s], attack_floor)) attacks_[frame] = true;
    if (energy > burst_ratio * std::max(closure[s], attack_floor)) bursts_[frame] = true;
  }
}

void Layer3Filterbank::next(Layer3Spectrum& spectrum) {
  const std::size_t frame = frames_done_++;
  while (granules_done_ < frame + 2) analyse_granule();
  static constexpr Rows silence{};
  const Rows& now = granules_[frame % granules_held].slot;
  const Rows& before = frame == 0 ? silence : granules_[(frame - 1) % granules_held].slot;
  const bool previous = frame > 0 && attacked(frame - 1), following = attacked(frame + 1);
  spectrum.type = attacked(frame) || (previous && following) ? BlockType::brief
                  : following                                ? BlockType::start
                  : previous                                 ? BlockType::stop
                                                             : BlockType::normal;
  spectrum.burst = bursts_[frame];
  if (spectrum.type == BlockType::brief)
    transform_short(before, now, tables(), spectrum);
  else
    transform_long(before, now, static_cast<std::size_t>(spectrum.type), tables(), spectrum);
}

}  // namespace earbound
