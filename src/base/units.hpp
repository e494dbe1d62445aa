#pragma once
// Units that must not mix. Time inside earbound is a count of frames (one mono sample at a stated rate);
// it becomes milliseconds once, at the edge.

#include <compare>
#include <cstdint>

namespace earbound {

struct SampleRate {
  int hz = 0;
  auto operator<=>(const SampleRate&) const = default;
};

/// The rate of the engine and of every time in the model: 22,050 Hz mono.
inline constexpr SampleRate narration_rate{22050};

/// A position or a length on the narration's time line, in frames at narration_rate unless said otherwise.
struct Frames {
  std::int64_t count = 0;
  auto operator<=>(const Frames&) const = default;
  Frames& operator+=(Frames other) {
    count += other.count;
    return *this;
  }
  Frames& operator-=(Frames other) {
    count -= other.count;
    return *this;
  }
  friend Frames operator+(Frames a, Frames b) { return {a.count + b.count}; }
  friend Frames operator-(Frames a, Frames b) { return {a.count - b.count}; }
};

struct Milliseconds {
  std::int64_t count = 0;
  auto operator<=>(const Milliseconds&) const = default;
  Milliseconds& operator+=(Milliseconds other) {
    count += other.count;
    return *this;
  }
  friend Milliseconds operator+(Milliseconds a, Milliseconds b) { return {a.count + b.count}; }
  friend Milliseconds operator-(Milliseconds a, Milliseconds b) { return {a.count - b.count}; }
};

/// Nearest millisecond, halves up. Both directions are exact for positions of up to 2^40 frames.
constexpr Milliseconds to_milliseconds(Frames f, SampleRate rate = narration_rate) {
  const std::int64_t twice = 2000 * f.count + rate.hz;
  const std::int64_t divisor = 2 * static_cast<std::int64_t>(rate.hz);
  return {twice >= 0 ? twice / divisor : -((-twice + divisor - 1) / divisor)};
}

/// Nearest frame, halves up.
constexpr Frames to_frames(Milliseconds ms, SampleRate rate = narration_rate) {
  const std::int64_t twice = 2 * ms.count * rate.hz + 1000;
  return {twice >= 0 ? twice / 2000 : -((-twice + 1999) / 2000)};
}

constexpr double to_seconds(Frames f, SampleRate rate = narration_rate) {
  return static_cast<double>(f.count) / rate.hz;
}

}  // namespace earbound
