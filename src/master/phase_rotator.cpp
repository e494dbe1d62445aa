#include "master/phase_rotator.hpp"

#include <algorithm>
#include <array>

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

/// One frame of every stretch. Of the compiler's vector type: it does not see by itself that all of this fits into
/// registers.
using Lanes [[gnu::vector_size(lanes * sizeof(float))]] = float;

struct Block {
  Lanes frames[block];
};

struct State {
  Lanes first[cascade.size()]{}, second[cascade.size()]{};
};

/// The samples of each lane from `begin` on; silence before the first and after the last of all.
EARBOUND_VECTOR_CLONES void gather(std::span<const std::int16_t> samples, float gain, std::ptrdiff_t begin,
                                   std::ptrdiff_t stride, Block& sound) {
  const auto size = static_cast<std::ptrdiff_t>(samples.size()), length = static_cast<std::ptrdiff_t>(block);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const std::ptrdiff_t at = begin + static_cast<std::ptrdiff_t>(lane) * stride;
    std::array<std::int16_t, block> stretch{};
    const std::ptrdiff_t first = std::clamp<std::ptrdiff_t>(-at, 0, length);
    const std::ptrdiff_t last = std::clamp<std::ptrdiff_t>(size - at, first, length);
    if (first < last) std::copy(samples.begin() + at + first, samples.begin() + at + last, stretch.begin() + first);
    for (std::size_t i = 0; i < block; ++i) sound.frames[i][lane] = static_cast<float>(stretch[i]) * gain;
  }
}

/// To `begin` of each lane on, but not into the next.
EARBOUND_VECTOR_CLONES void scatter(const Block& sound, std::size_t begin, std::size_t stride, std::span<float> out) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const std::size_t at = begin + lane * stride;
    const std::size_t end = std::min({at + block, (lane + 1) * stride, out.size()});
    for (std::size_t n = at; n < end; ++n) out[n] = sound.frames[n - at][lane];
  }
}

EARBOUND_VECTOR_CLONES void filter(Block& sound, State& kept) {
  State state = kept;  // of our own, so that it may live in registers
  for (Lanes& frame : sound.frames) {
    Lanes in = frame;
#pragma GCC unroll 4
    for (std::size_t s = 0; s < cascade.size(); ++s) {
      const Lanes out = cascade[s].second * in + state.first[s];
      state.first[s] = cascade[s].first * (in - out) + state.second[s];
      state.second[s] = in - cascade[s].second * out;
      in = out;
    }
    frame = in;
  }
  for (std::size_t s = 0; s < cascade.size(); ++s)
    for (Lanes* each : {&state.first[s], &state.second[s]})
      *each = (*each > -inaudible) & (*each < inaudible) ? Lanes{} : *each;
  kept = state;
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
