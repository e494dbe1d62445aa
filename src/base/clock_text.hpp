#pragma once
// Times as people and formats write them.

#include <string>

#include "base/units.hpp"

namespace earbound {

/// "0:07", "12:05", "1:02:03": whole seconds, cut off, hours only when there are any. For tables of contents.
std::string clock_text(Milliseconds time);

/// "00:01:02.345" for Opus/FLAC chapter comments and WebVTT (separator '.'), SubRip (',').
std::string timestamp_text(Milliseconds time, char separator = '.');

}  // namespace earbound
