#include "cache/levels_entry.hpp"

namespace earbound {

void write_levels(ByteWriter& out, const DeliveredLevels& levels) {
  out.number(levels.clip.limiter.deepest_db);
  out.number(static_cast<std::uint64_t>(levels.clip.limiter.limited));
  out.number(levels.clip.energy);
  out.number(levels.clip.unlimited_energy);
  out.list(std::span(levels.gating_blocks));
}

DeliveredLevels read_levels(ByteReader& in) {
  DeliveredLevels levels;
  levels.clip.limiter.deepest_db = in.number<double>();
  levels.clip.limiter.limited = in.number<std::uint64_t>();
  levels.clip.energy = in.number<double>();
  levels.clip.unlimited_energy = in.number<double>();
  levels.gating_blocks = in.list<float>();
  return levels;
}

}  // namespace earbound
