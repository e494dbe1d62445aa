#pragma once
// How a build of several works is told: a line for each, and how far all of them are.

#include <memory>
#include <string>
#include <vector>

#include "cli/terminal_progress.hpp"
#include "pipeline/progress.hpp"

namespace earbound {

/// On standard error. A single work is told as make_progress() does. The length of the sources tells how much of all is
/// done.
std::unique_ptr<WorksProgress> make_works_progress(ProgressStyle style, const std::vector<std::string>& sources);

}  // namespace earbound
