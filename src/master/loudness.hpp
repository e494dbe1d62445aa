#pragma once
// Programme loudness after ITU-R BS.1770-4 and EBU R 128. The filtering is libebur128's; the gating is done here,
// because the work's blocks come from clips that are measured one by one, in several processes.

#include <cstdint>
#include <span>
#include <vector>

#include "base/algorithm_version.hpp"

namespace earbound {

/// Of gating_blocks(), which lie in the cache with a clip's marks.
inline constexpr AlgorithmVersion gating_blocks_version{"gating blocks", 1};

/// Mean square of the K-weighted signal over 400 ms, one value every 100 ms; mono at narration_rate. Shorter sound
/// gives none.
std::vector<float> gating_blocks(std::span<const std::int16_t> samples);
std::vector<float> gating_blocks(std::span<const float> samples);

/// The loudness of a block in LUFS.
double loudness_of(double energy);

/// Collects the blocks of a whole work in constant memory: a histogram of 0.01 LU steps that keeps the energy sums, as
/// whole numbers, so that the result does not depend on the order in which clips arrive. Not safe for several threads
/// at once.
class LoudnessGate {
 public:
  LoudnessGate();
  void add(std::span<const float> block_energies);
  /// Integrated loudness in LUFS, both gates applied; -infinity when nothing passes the absolute gate of -70 LUFS.
  [[nodiscard]] double integrated() const;

 private:
  struct Bin {
    std::uint64_t count = 0;
    std::uint64_t energy = 0;  ///< in units of 1e-10
  };
  std::vector<Bin> bins_;
};

}  // namespace earbound
