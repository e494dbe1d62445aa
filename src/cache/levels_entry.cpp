#include "cache/levels_entry.hpp"

namespace earbound {

void write_levels(ByteWriter& out, const ClipLevels& levels) {
  out.number(levels.limiter.deepest_db);
  out.number(static_cast<std::uint64_t>(levels.limiter.limited));
  out.number(levels.energy);
}

ClipLevels read_levels(ByteReader& in) {
  ClipLevels levels;
  levels.limiter.deepest_db = in.number<double>();
  levels.limiter.limited = in.number<std::uint64_t>();
  levels.energy = in.number<double>();
  return levels;
}

}  // namespace earbound
