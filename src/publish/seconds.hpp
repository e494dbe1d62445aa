#pragma once
// Seconds as our JSON files give them: the position's millisecond, so that every file of an edition states the same
// number.

#include "base/units.hpp"

namespace earbound {

inline double seconds_of(Milliseconds time) { return static_cast<double>(time.count) / 1000.0; }
inline double seconds_at(Frames position) { return seconds_of(to_milliseconds(position)); }

}  // namespace earbound
