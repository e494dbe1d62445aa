#pragma once
// A clip in the cache: its marks and, while a build goes on, its samples. Both are named by the clip's key.
//
// marks, layout 2:
//   <marks>      ::= <length> <utterances> <words>
//   <length>     ::= int64                            ; frames
//   <utterances> ::= count:uint32 (begin:uint32 end:uint32)*
//   <words>      ::= count:uint32 (utterance:uint32 word:uint32 begin:uint32 end:uint32)*
//
// samples, layout 1:
//   <samples>    ::= int16*                           ; mono at narration_rate, before mastering

#include <cstdint>
#include <span>

#include "base/bytes.hpp"
#include "cache/entry_layout.hpp"
#include "model/narration.hpp"

namespace earbound {

inline constexpr EntryKind marks_kind{"marks", 2};
inline constexpr EntryKind samples_kind{"samples", 1};

void write_marks(ByteWriter& out, const ClipMarks& marks);
ClipMarks read_marks(ByteReader& in);

std::span<const std::uint8_t> samples_bytes(std::span<const std::int16_t> samples);
/// A view of the bytes, which are aligned as an entry's are. Throws Error when they are no whole samples.
std::span<const std::int16_t> as_samples(std::span<const std::uint8_t> bytes);

}  // namespace earbound
