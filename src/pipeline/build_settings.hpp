#pragma once
// Every option that shapes what is built, with its value: what the report tells of a build, and what the record of the
// last one compares.

#include <vector>

#include "pipeline/build_options.hpp"
#include "publish/report.hpp"

namespace earbound {

/// One for each option of `earbound build` that may change what is delivered, under its long name, with
/// underscores (`max_size`), in the plural where it takes many (`lexicons`). What was not given is empty or 0.
std::vector<Setting> build_settings(const BuildOptions& options);

}  // namespace earbound
