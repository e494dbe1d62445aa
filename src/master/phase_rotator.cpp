#include "master/phase_rotator.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/vector_clones.hpp"

namespace earbound {
namespace {

/// y[n] = second x[n] + first x[n-1] + x[n-2] - first y[n-1] - second y[n-2]
struct AllPass {
  float first, second;
};

/// Fitted by random search: least excess over a ceiling of -1.8 dB, and a group delay of 5.3 ms at most, for eight
/// voices (British, Caribbean, Dutch, Hungarian, Polish, Portuguese, Scottish, Swedish) at two rates.
constexpr std::array cascade{
    AllPass{-1.89675866F, 0.90125871F},  // 241.5 Hz, Q 0.662
    AllPass{-1.88260152F, 0.88783216F},  // 261.3 Hz, Q 0.626
    AllPass{-1.87280605F, 0.89038032F},  // 478.9 Hz, Q 1.173
    AllPass{-1.91099033F, 0.93148615F},  // 511.7 Hz, Q 2.048
};

constexpr std::size_t lanes = 16;      // stretches of the sound that are filtered side by side
constexpr std::size_t block = 32;      // frames of each
constexpr std::size_t warm_up = 1024;  // after which no earlier sample is heard: 300 dB below
constexpr float inaudible = 1e-15F;    // states below it are set to zero before they get denormal, which is slow

using Lanes = std::array<float, lanes>;
using Block = std::array<Lanes, block>;

struct State {
  std::array<Lanes, cascade.size()> first{}, second{};
};

/// Samples [begin, begin + block) of each lane.
void gather(std::span<const std::int16_t> samples, float gain, std::ptrdiff_t begin, std::ptrdiff_t stride,
            Block& sound) {
  const auto size = static_cast<std::ptrdiff_t>(samples.size());
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const std::ptrdiff_t at = begin + static_cast<std::ptrdiff_t>(lane) * stride;
    for (std::size_t i = 0; i < block; ++i) {
      const std::ptrdiff_t n = at + static_cast<std::ptrdiff_t>(i);
      sound[i][lane] = n >= 0 && n < size ? static_cast<float>(samples[static_cast<std::size_t>(n)]) * gain : 0.0F;
    }
  }
}

void scatter(const Block& sound, std::size_t begin, std::size_t stride, std::span<float> out) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const std::size_t at = begin + lane * stride;
    const std::size_t end = std::min({at + block, (lane + 1) * stride, out.size()});
    for (std::size_t n = at; n < end; ++n) out[n] = sound[n - at][lane];
  }
}

EARBOUND_VECTOR_CLONES void filter(Block& sound, State& state) {
  for (Lanes& frame : sound)
    for (std::size_t s = 0; s < cascade.size(); ++s)
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const float in = frame[lane];
        const float out = cascade[s].second * in + state.first[s][lane];
        state.first[s][lane] = cascade[s].first * (in - out) + state.second[s][lane];
        state.second[s][lane] = in - cascade[s].second * out;
        frame[lane] = out;
      }
  for (auto* states : {&state.first, &state.second})
    for (Lanes& each : *states)
      for (float& value : each) value = std::abs(value) < inaudible ? 0.0F : value;
}

}  // namespace

void rotate_phase(std::span<const std::int16_t> samples, float gain, std::span<float> out) {
  const std::size_t stride = (samples.size() + lanes - 1) / lanes;
  State state;
  Block sound;
  const auto ahead = static_cast<std::ptrdiff_t>(rotator_advance.count), lead = static_cast<std::ptrdiff_t>(warm_up);
  for (std::ptrdiff_t at = -lead; at < static_cast<std::ptrdiff_t>(stride); at += block) {
    gather(samples, gain, at + ahead, static_cast<std::ptrdiff_t>(stride), sound);
    filter(sound, state);
    if (at >= 0) scatter(sound, static_cast<std::size_t>(at), stride, out);
  }
}

}  // namespace earbound
