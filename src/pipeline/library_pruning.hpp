#pragma once
// What of an output directory belongs to no article any more.

#include <string>
#include <vector>

#include "pipeline/build_options.hpp"

namespace earbound {

/// Removes editions of earlier builds (and what builds that were killed left) that none of the `sources` of the library
/// in `directory` makes at these paces, from the output and from the directories of its sections (those whose
/// folder there is). What earbound did not
/// make is left alone. Gives the directories that were removed. Throws Error.
std::vector<std::string> prune_editions(const std::string& directory, const std::vector<std::string>& sources,
                                        const BuildOptions& options);

}  // namespace earbound
