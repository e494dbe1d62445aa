#pragma once
// NAME.m3u8: a playlist of the files in chapters/. Extended M3U, UTF-8, lengths in whole seconds (old players read no fractions).

#include <string>

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// The file's bytes. `built.chapter_files` must hold one path for each chapter.
std::string playlist(const Edition& edition, const BuiltFiles& built);

}  // namespace earbound
