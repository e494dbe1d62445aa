#pragma once
// The feed of a directory of articles, made of the editions that lie in the output.

#include <string>
#include <vector>

#include "pipeline/build_options.hpp"
#include "pipeline/progress.hpp"

namespace earbound {

/// Writes OUTPUT/feed.xml, and the library's cover beside it, when the earbound.yaml of `directory` has a base_url.
/// `sources` are its articles; those whose edition was never built are left out, and one whose last build failed stays
/// as it was published. Each file is replaced in one step. Warns of what podcast directories will not take.
/// Throws Error when settings, cover or an edition cannot be read, or the feed cannot be written: the feed that was
/// there stays.
void publish_feed(const std::string& directory, const std::vector<std::string>& sources, const BuildOptions& options,
                  Progress& progress);

}  // namespace earbound
