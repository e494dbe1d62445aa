#pragma once
// The files of a cover, in the cache.
//
// covers, layout 1:
//   <cover> ::= <large> <small>           ; CoverFiles::large, CoverFiles::small
//   <large>, <small> ::= count:uint32 byte*

#include "base/bytes.hpp"
#include "cache/entry_layout.hpp"
#include "cover/cover_files.hpp"

namespace earbound {

inline constexpr EntryKind covers_kind{"covers", 1};

void write_cover_files(ByteWriter& out, const CoverFiles& files);
CoverFiles read_cover_files(ByteReader& in);

}  // namespace earbound
