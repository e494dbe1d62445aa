#include "master/limiter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/vector_clones.hpp"
#include "master/true_peak.hpp"

namespace earbound {
namespace {

constexpr std::size_t block = 32;
constexpr std::size_t attack_blocks = 4;    // 5.8 ms of look-ahead
constexpr float release_per_block = 0.03F;  // about 48 ms to 63 % of the way back

/// The highest sample of each block.
EARBOUND_VECTOR_CLONES std::vector<float> sample_peaks(std::span<const float> samples) {
  std::vector<float> peaks((samples.size() + block - 1) / block);
  for (std::size_t b = 0; b < samples.size() / block; ++b) {
    std::array<float, block / 2> lanes;
    for (std::size_t i = 0; i < lanes.size(); ++i)
      lanes[i] = std::max(std::abs(samples[b * block + i]), std::abs(samples[b * block + lanes.size() + i]));
    for (std::size_t width = lanes.size() / 2; width > 0; width /= 2)
      for (std::size_t i = 0; i < width; ++i) lanes[i] = std::max(lanes[i], lanes[width + i]);
    peaks[b] = lanes[0];
  }
  for (std::size_t i = samples.size() / block * block; i < samples.size(); ++i)
    peaks.back() = std::max(peaks.back(), std::abs(samples[i]));
  return peaks;
}

/// The gain that each block needs: 1 where its true peak stays below the ceiling.
std::vector<float> needed_gain(std::span<const float> samples, float ceiling) {
  const std::vector<float> peaks = sample_peaks(samples);
  const std::size_t count = peaks.size();
  std::vector<float> gain(count, 1.0F);
  for (std::size_t b = 0; b < count; ++b) {
    const float around = std::max({peaks[b], b > 0 ? peaks[b - 1] : 0.0F, b + 1 < count ? peaks[b + 1] : 0.0F});
    if (around * true_peak_headroom <= ceiling) continue;
    const float peak = true_peak(samples, b * block, std::min(samples.size(), (b + 1) * block));
    if (peak > ceiling) gain[b] = ceiling / peak;
  }
  return gain;
}

/// The gain at the edges of the blocks, edge b standing before block b: never above what the blocks on its sides need.
std::vector<float> edge_gain(const std::vector<float>& needed) {
  std::vector<float> edges(needed.size() + 1, 1.0F);
  for (std::size_t b = 0; b < needed.size(); ++b) {
    edges[b] = std::min(edges[b], needed[b]);
    edges[b + 1] = needed[b];
  }
  const std::vector<float> target = edges;
  for (std::size_t e = 0; e < edges.size(); ++e) {  // attack: a straight way down that arrives in time
    if (target[e] >= 1.0F) continue;
    for (std::size_t ahead = 1; ahead < attack_blocks && ahead <= e; ++ahead) {
      const float way = static_cast<float>(ahead) / attack_blocks;
      edges[e - ahead] = std::min(edges[e - ahead], target[e] + (1.0F - target[e]) * way);
    }
  }
  for (std::size_t e = 1; e < edges.size(); ++e)  // release
    edges[e] = std::min(edges[e], edges[e - 1] + (1.0F - edges[e - 1]) * release_per_block);
  return edges;
}

}  // namespace

LimiterReport limit(std::span<float> samples, float ceiling) {
  LimiterReport report;
  const std::vector<float> edges = edge_gain(needed_gain(samples, ceiling));
  for (std::size_t b = 0; b + 1 < edges.size(); ++b) {
    const float from = edges[b], to = edges[b + 1];
    if (from >= 1.0F && to >= 1.0F) continue;
    const std::size_t begin = b * block, end = std::min(samples.size(), begin + block);
    const float slope = (to - from) / block;
    for (std::size_t i = begin; i < end; ++i) samples[i] *= from + slope * static_cast<float>(i - begin);
    const double lowest = std::min(from, to);
    report.deepest_db = std::max(report.deepest_db, -20.0 * std::log10(lowest));
    if (lowest < 0.9886) report.limited += end - begin;
  }
  return report;
}

}  // namespace earbound
