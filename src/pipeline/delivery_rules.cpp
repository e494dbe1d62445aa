#include "pipeline/delivery_rules.hpp"

#include "model/narration.hpp"

namespace earbound {
namespace {

constexpr Milliseconds acx_longest{std::int64_t{120} * 60 * 1000};
constexpr SampleRate acx_rate{44100};
constexpr int acx_bit_rate = 192000;

// Of 0.5 to 1 s before and 1 to 5 s after, to which pauses of the reading add. Whole frames of the splice grid: 0.76
// and 1.15 s.
constexpr Frames acx_before{29 * splice_grid}, acx_after{44 * splice_grid};

}  // namespace

std::optional<DeliveryRules> delivery_rules(const LoudnessProfile& profile) {
  if (profile.name != "acx") return std::nullopt;
  return DeliveryRules{
      {to_frames(acx_longest), acx_before, acx_after}, {&mp3_format, acx_bit_rate, 0, acx_rate}, -23, -18};
}

}  // namespace earbound
