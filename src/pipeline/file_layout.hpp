#pragma once
// What is asked of the files of sound, whatever they hold.

#include "base/units.hpp"

namespace earbound {

/// How a file of sound is laid out.
struct FileLayout {
  Frames longest;        ///< that it may be, its silence included; 0: any length
  Frames before, after;  ///< silence with which it begins and ends; whole multiples of splice_grid
};

}  // namespace earbound
