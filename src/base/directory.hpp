#pragma once
// Directories by descriptor: what lies in one is never reached through a link.

#include <string>
#include <vector>

#include "base/file.hpp"

namespace earbound {

/// The directory that a person named: links on the way to it are followed. Throws Error when there is none.
Descriptor open_directory(const std::string& path);

/// The directory `name` in `parent`. Not valid when there is none, or when a link or anything else has that name.
Descriptor open_directory_in(int parent, const std::string& name);

/// As open_directory_in(); made when there is none. A link of that name gives way to it. Not valid, with errno, when it
/// cannot be made.
Descriptor make_directory_in(int parent, const std::string& name);

/// The names in a directory, "." and ".." left out, sorted. Those that could be read, should reading fail.
std::vector<std::string> names_in(int directory);

}  // namespace earbound
