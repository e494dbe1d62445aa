#pragma once
// What a voice's passage showed of its level, in the cache.
//
// voices, layout 1:
//   <voice>    ::= <loudness> <median> <gain> <ceiling>
//   <loudness> ::= double     ; VoiceLevel::loudness
//   <median>   ::= double     ; VoiceLevel::median
//   <gain>     ::= double     ; Mastering::gain_db
//   <ceiling>  ::= double     ; Mastering::ceiling_db

#include "base/bytes.hpp"
#include "cache/entry_layout.hpp"
#include "master/calibration.hpp"

namespace earbound {

inline constexpr EntryKind voice_level_kind{"voices", 1};

void write_voice_level(ByteWriter& out, const VoiceLevel& level);
VoiceLevel read_voice_level(ByteReader& in);

}  // namespace earbound
