#pragma once
// The analysis filter bank of Layer III, mono: samples in, spectra of 576 lines out.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace earbound {

enum class BlockType { normal = 0, start = 1, brief = 2, stop = 3 };

struct Layer3Spectrum {
  BlockType type = BlockType::normal;
  bool burst = false;                        ///< a plosive or the like lies in it: what is spread before it is heard
  alignas(64) std::array<float, 576> lines;  ///< in the order of the bit stream
};

/// Transforms a whole segment, frame after frame. A decoder gives the samples back layer3_delay later.
class Layer3Filterbank {
 public:
  /// `samples` at full scale 1.0, which must outlive the filter bank; silence goes before and follows them.
  explicit Layer3Filterbank(std::span<const float> samples);
  void next(Layer3Spectrum& spectrum);

 private:
  static constexpr std::size_t slots = 18, bands = 32, granules_held = 4;
  using Slot = std::array<float, bands>;
  struct alignas(64) Granule {
    std::array<Slot, slots> slot;
  };

  void analyse_granule();
  void find_attacks();
  [[nodiscard]] bool attacked(std::size_t frame) const { return attacks_.at(frame); }

  std::span<const float> samples_;
  std::array<Granule, granules_held> granules_{};
  std::vector<float> energies_;         // of the upper bands, by slot, after slots of silence
  std::vector<bool> attacks_, bursts_;  // per frame
  std::size_t granules_done_ = 0, frames_done_ = 0;
};

/// From a sample's place in the segment to its place in the decoded sound.
inline constexpr int layer3_delay = 1105;

}  // namespace earbound
