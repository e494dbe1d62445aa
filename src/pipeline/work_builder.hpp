#pragma once
// One work, from its source file to its edition on disk. The order of the stages can be read in build().

#include <string>

#include "pipeline/build_options.hpp"
#include "pipeline/progress.hpp"
#include "synth/fork_server.hpp"

namespace earbound {

/// Builds `source` into options.output/NAME. Throws Error; the previous edition is then as it was.
void build_work(const std::string& source, const BuildOptions& options, ForkServer& speech, Progress& progress);

}  // namespace earbound
