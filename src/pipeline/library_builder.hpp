#pragma once
// Builds of several works: all share one set of workers, and what fails fails alone.

#include <string>
#include <vector>

#include "pipeline/build_options.hpp"
#include "pipeline/library_site.hpp"
#include "pipeline/progress.hpp"
#include "pipeline/workforce.hpp"

namespace earbound {

/// Why an article is not published with its directory, as its own metadata have it: "it is a draft"; empty: it is.
/// `today`: build_day(). What cannot be read is no reason.
std::string reason_to_leave_out(const std::string& source, const std::string& today);

/// The directory in which the edition of `source` is put: that of the options, or one of its own in it for an article
/// in a folder of the library in `directory` (empty: there is none).
std::string output_of(const std::string& source, const std::string& directory, const BuildOptions& options);

/// Builds all of `sources`, the longest first. `directory` is the library they belong to, `site` what stands beside
/// their editions; empty and null for works that belong to none. A work that cannot be built is told of at the end, in
/// the order of the sources; its last edition stands as it was.
BuildTotals build_works(const std::vector<std::string>& sources, const std::string& directory, LibrarySite* site,
                        const BuildOptions& options, Servers& servers, WorksProgress& progress);

}  // namespace earbound
