#pragma once
// What mastering made of a clip, in the cache.
//
// levels, layout 2:
//   <levels>    ::= <deepest> <limited> <energy> <unlimited> <blocks>
//   <deepest>   ::= double                  ; LimiterReport::deepest_db
//   <limited>   ::= uint64                  ; LimiterReport::limited
//   <energy>    ::= double                  ; ClipLevels::energy
//   <unlimited> ::= double                  ; ClipLevels::unlimited_energy
//   <blocks>    ::= count:uint32 float*     ; DeliveredLevels::gating_blocks

#include <vector>

#include "base/bytes.hpp"
#include "cache/entry_layout.hpp"
#include "master/mastering.hpp"

namespace earbound {

inline constexpr EntryKind levels_kind{"levels", 2};

/// What mastering makes of a clip, and what its loudness is gated by (gating_blocks() of the mastered samples).
struct DeliveredLevels {
  ClipLevels clip;
  std::vector<float> gating_blocks;
};

void write_levels(ByteWriter& out, const DeliveredLevels& levels);
DeliveredLevels read_levels(ByteReader& in);

}  // namespace earbound
