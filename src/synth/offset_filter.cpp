#include "synth/offset_filter.hpp"

#include <algorithm>

#include "base/vector_clones.hpp"

namespace earbound {
namespace {

constexpr std::size_t step = 16, fade = 44;
/// 1 - exp(-2 pi 20 Hz step / narration_rate), of 65536.
constexpr std::int64_t share = 5710;

/// Filters so many steps; the offset at their end, in 256ths of a sample's unit.
EARBOUND_VECTOR_CLONES
std::int32_t filter_steps(std::int16_t* samples, std::size_t steps) {
  std::int32_t offset = 0;
  for (const std::int16_t* end = samples + steps * step; samples != end; samples += step) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < step; ++i) sum += samples[i];
    const std::int32_t mean = sum * 16, before = offset;
    offset += static_cast<std::int32_t>(((mean - offset) * share) >> 16);
    for (std::size_t i = 0; i < step; ++i) {
      const std::int32_t line = (before * 16 + (offset - before) * static_cast<std::int32_t>(i + 1) + 2048) >> 12;
      samples[i] = static_cast<std::int16_t>(std::clamp(samples[i] - line, -32768, 32767));
    }
  }
  return offset;
}

}  // namespace

void remove_offset(std::span<std::int16_t> samples) {
  const std::size_t steps = samples.size() / step;
  const std::int32_t offset = (filter_steps(samples.data(), steps) + 128) >> 8;
  for (std::int16_t& sample : samples.subspan(steps * step))
    sample = static_cast<std::int16_t>(std::clamp(sample - offset, -32768, 32767));

  const std::size_t faded = std::min(fade, samples.size());
  for (std::size_t i = 0; i < faded; ++i) {
    std::int16_t& sample = samples[samples.size() - 1 - i];
    sample = static_cast<std::int16_t>(sample * static_cast<int>(2 * i + 1) / static_cast<int>(2 * fade));
  }
}

}  // namespace earbound
