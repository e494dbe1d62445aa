#pragma once
// From what was typed to what is asked of a build, checked against what there is.

#include "cli/command_line.hpp"
#include "pipeline/build_options.hpp"

namespace earbound {

/// Throws UsageError for a voice, format or profile that does not exist, naming those that do.
BuildOptions build_options(const CommandLine& line);

}  // namespace earbound
