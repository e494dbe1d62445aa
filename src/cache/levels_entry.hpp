#pragma once
// What mastering made of a clip, in the cache.
//
// levels, layout 1:
//   <levels>  ::= <deepest> <limited> <energy>
//   <deepest> ::= double    ; LimiterReport::deepest_db
//   <limited> ::= uint64    ; LimiterReport::limited
//   <energy>  ::= double    ; ClipLevels::energy

#include "base/bytes.hpp"
#include "cache/entry_layout.hpp"
#include "master/mastering.hpp"

namespace earbound {

inline constexpr EntryKind levels_kind{"levels", 1};

void write_levels(ByteWriter& out, const ClipLevels& levels);
ClipLevels read_levels(ByteReader& in);

}  // namespace earbound
