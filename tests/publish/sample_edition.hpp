#pragma once
// A small edition with nested chapters and hostile titles.

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound::test {

/// Contents (0 s to 10 s), One (10 to 30) with One and a half (30 to 70.5), Two (70.5 to 100).
Edition sample_edition();

/// "sample.mp3", "sample.m4b" and a file for each chapter.
BuiltFiles sample_files(const Edition& edition);

}  // namespace earbound::test
