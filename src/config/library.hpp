#pragma once
// What holds for every article of a directory: the file library.yaml beside them.

#include <string>
#include <vector>

namespace earbound {

struct Library {
  std::string file;                   ///< where it was read; empty: the directory has no library.yaml
  std::vector<std::string> lexicons;  ///< PLS files, resolved against the directory
};

/// DIRECTORY/library.yaml, whether it is there or not.
std::string library_file(const std::string& directory);

/// Reads DIRECTORY/library.yaml when it is there; an empty `directory` is the working directory.
/// Throws Error with file, line and what is allowed for unknown keys, wrong types, missing lexicons.
Library load_library(const std::string& directory);

}  // namespace earbound
