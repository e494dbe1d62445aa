#pragma once
// NAME.m3u8: a playlist of the files in chapters/, or of the parts of a work. Extended M3U, UTF-8, lengths in whole
// seconds (old players read no fractions).

#include <string>

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// The file's bytes. Lists the files of all chapters; when those are not built, the most widely playable file of each
/// part.
std::string playlist(const Edition& edition, const BuiltFiles& built);

}  // namespace earbound
