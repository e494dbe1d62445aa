#pragma once
// What is asked of the files of sound, whatever they hold.

#include "base/units.hpp"
#include "model/narration.hpp"

namespace earbound {

/// How a file of sound is laid out.
struct FileLayout {
  Frames longest;        ///< that it may be, its silence included; 0: any length
  Frames before, after;  ///< silence with which it begins and ends; whole multiples of splice_grid
};

/// Bluetooth and players that start slowly swallow the beginning of a sound: 0.4 s before the first word, and 0.8 s
/// after the last, to which the silence of clips adds some.
inline constexpr FileLayout usual_layout{{}, {15 * splice_grid}, {29 * splice_grid}};

}  // namespace earbound
