#pragma once
// A small edition with nested chapters and hostile titles.

#include "model/edition.hpp"
#include "publish/built_file.hpp"

namespace earbound::test {

/// Contents (0 s to 10 s), One (10 to 30) with One and a half (30 to 70.5), Two (70.5 to 100).
Edition sample_edition();

/// The same in two parts: the second begins in the middle of One and a half, at 50 s.
Edition sample_edition_in_parts();

/// "sample.mp3", "sample.m4b" or those of each part, and the files of each chapter.
BuiltFiles sample_files(const Edition& edition);

}  // namespace earbound::test
