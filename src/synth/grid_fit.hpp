#pragma once
// Brings the length of a clip to the splice grid without a listener's noticing.

#include <cstdint>
#include <span>

#include "synth/piece.hpp"

namespace earbound {

/// By how much a stated pause may be missed, where there is any other way: 4 ms.
inline constexpr std::int64_t pause_tolerance = 88;

/// Lengthens or shortens by the least that makes `length`, of all the pieces and what stands around them, a multiple of
/// splice_grid. Pauses take it evenly, up to pause_tolerance each; what remains goes to the silences inside speech, up
/// to a fifth of each, and the words after them move along. Only where that is not enough either, as in a clip of one
/// word, do pauses take more. The last pause stays at least splice_silence.
void fit_to_grid(std::span<Piece> pieces, std::int64_t length);

}  // namespace earbound
