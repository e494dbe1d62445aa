#pragma once
// For commands that read a source as a build does, and say so.

#include "pipeline/source_reading.hpp"

namespace earbound {

/// Reads the source; what the person should know of it goes to standard error, as in a build.
ReadSource read_and_remark(SourceReader& reader, const std::string& source, const BuildOptions& options);

/// The remarks, as warnings.
void remark(const std::vector<std::string>& remarks);

}  // namespace earbound
