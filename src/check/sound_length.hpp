#pragma once
// How long the sound of a file really is.

#include <string>

#include "base/units.hpp"

namespace earbound {

/// Decodes the whole file (MP3, Opus, FLAC, WAV: libsndfile); of an MP4, whose sound libsndfile does not read, the
/// length that its header tells (ISO/IEC 14496-12, mvhd). Throws Error when it cannot be read to its end.
Milliseconds sound_length(const std::string& path, const std::string& media_type);

}  // namespace earbound
