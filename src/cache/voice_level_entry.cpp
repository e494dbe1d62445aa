#include "cache/voice_level_entry.hpp"

namespace earbound {

void write_voice_level(ByteWriter& out, const VoiceLevel& level) {
  out.number(level.loudness);
  out.number(level.median);
  out.number(level.mastering.gain_db);
  out.number(level.mastering.ceiling_db);
}

VoiceLevel read_voice_level(ByteReader& in) {
  VoiceLevel level;
  level.loudness = in.number<double>();
  level.median = in.number<double>();
  level.mastering.gain_db = in.number<double>();
  level.mastering.ceiling_db = in.number<double>();
  return level;
}

}  // namespace earbound
