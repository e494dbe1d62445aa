#pragma once
// The plain level of a work: the power of its samples, unweighted and ungated, and how hard they were limited.

#include <cstdint>
#include <span>

#include "base/units.hpp"
#include "master/mastering.hpp"

namespace earbound {

/// Sum of the squares.
double energy_of(std::span<const float> samples);

/// Root mean square in dB of full scale, a full-scale square wave being 0 dB; -infinity for silence.
double rms_db(double energy, Frames length);

/// Collects the levels of clips. The sums are whole numbers, so that they do not depend on the order in which clips
/// arrive. Not safe for several threads at once.
class LevelSum {
 public:
  void add(const ClipLevels& clip, Frames length);
  [[nodiscard]] double rms() const;                                ///< as rms_db()
  [[nodiscard]] double limiter_loss_db() const;                    ///< how much power limiting took away
  [[nodiscard]] double deepest_db() const { return deepest_db_; }  ///< the limiter's largest reduction
  [[nodiscard]] double limited_share() const;  ///< of the time, in which it reduced by more than 0.1 dB; 0 to 1

 private:
  std::uint64_t energy_ = 0, unlimited_energy_ = 0;  ///< in units of a millionth
  std::uint64_t limited_ = 0;
  Frames length_;
  double deepest_db_ = 0;
};

}  // namespace earbound
