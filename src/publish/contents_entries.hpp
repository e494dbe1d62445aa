#pragma once
// The table of contents, computed once for all the forms it is written in.

#include <functional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/edition.hpp"

namespace earbound {

struct TimedEntry {
  std::string title;     ///< on one line
  std::string number;    ///< place in the outline: "2", "2.1"
  int depth = 1;         ///< as Chapter::level, but never more than one deeper than the entry before
  Milliseconds begin;    ///< in the whole work
  std::size_t part = 0;  ///< of the work, in which it begins
  Milliseconds begin_in_part;
  std::size_t last_part = 0;  ///< to which it reaches, without its subsections
  Milliseconds length;        ///< with its subsections
  Milliseconds own_length;    ///< without them
};

/// One for each chapter. Lengths are differences of rounded positions, so that they add up.
std::vector<TimedEntry> contents_entries(const Edition& edition);

/// As nested ordered lists of HTML, `item` giving what stands in each entry's <li> before the list of those below it.
std::string nested_list(const std::vector<TimedEntry>& entries,
                        const std::function<std::string(std::size_t index)>& item);

}  // namespace earbound
