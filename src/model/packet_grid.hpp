#pragma once
// Where a coded stream places what begins on the narration's time line: at its nearest packet.

#include <cstdint>

#include "base/units.hpp"

namespace earbound {

/// Packets of `frame_size` samples at `rate`. As it stands, the grid of samples themselves: every place is exact.
struct PacketGrid {
  int frame_size = 1;
  SampleRate rate = narration_rate;

  /// The packet nearest to `begin`, counted from the stream's beginning.
  [[nodiscard]] constexpr std::int64_t packet(Frames begin) const {
    const std::int64_t length = static_cast<std::int64_t>(frame_size) * narration_rate.hz;
    return (2 * begin.count * rate.hz + length) / (2 * length);
  }
  /// When a player plays what begins so far into a segment that begins at `segment`.
  [[nodiscard]] constexpr Milliseconds time(Frames segment, Frames within = {}) const {
    // In units of 1 ÷ (narration_rate × rate) seconds, where both are whole.
    const std::int64_t units = packet(segment) * frame_size * narration_rate.hz + within.count * rate.hz;
    const std::int64_t divisor = static_cast<std::int64_t>(narration_rate.hz) * rate.hz;
    const std::int64_t seconds = units / divisor;
    return {seconds * 1000 + ((units - seconds * divisor) * 2000 + divisor) / (2 * divisor)};
  }
};

}  // namespace earbound
