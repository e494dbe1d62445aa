#pragma once
// The table of contents, computed once for all the forms it is written in.

#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/edition.hpp"

namespace earbound {

struct ContentsEntry {
  std::string title;        ///< on one line
  std::string number;       ///< place in the outline: "2", "2.1"
  int depth = 1;            ///< as Chapter::level, but never more than one deeper than the entry before
  Milliseconds begin;
  Milliseconds length;      ///< with its subsections
  Milliseconds own_length;  ///< without them
};

/// One for each chapter. Lengths are differences of rounded positions, so that they add up.
std::vector<ContentsEntry> contents_entries(const Edition& edition);

}  // namespace earbound
