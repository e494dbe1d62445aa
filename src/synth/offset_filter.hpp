#pragma once
// Takes away what no one hears and every level meter sees: the engine's direct current offset.

#include <cstdint>
#include <span>

namespace earbound {

/// A first-order high-pass at 20 Hz over mono samples at narration_rate, in place, beginning from rest. The offset is
/// followed in steps of 16 samples with straight lines between them, in integers: the same on every machine. The last 2
/// ms fade, as the filter's own end would go on into the silence behind.
void remove_offset(std::span<std::int16_t> samples);

}  // namespace earbound
