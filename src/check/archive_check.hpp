#pragma once
// Archives of an edition (EPUB, DAISY, LPF), entry by entry.

#include <string>

#include "check/finding.hpp"

namespace earbound {

/// Every entry is read against its checksum; those that are XML must be well-formed, and no name may lead out of the
/// archive or stand twice. `name` is the file's, for the findings.
Findings check_archive(const std::string& path, const std::string& name);

}  // namespace earbound
