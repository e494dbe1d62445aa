#include "base/scratch_directory.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"

namespace fs = std::filesystem;

namespace earbound {

ScratchDirectory::ScratchDirectory() {
  std::error_code failed;
  const fs::path temporary = fs::temp_directory_path(failed);
  path_ = (temporary / "earbound-XXXXXX").string();
  if (failed || ::mkdtemp(path_.data()) == nullptr) {
    if (failed) errno = failed.value();
    throw system_error("make a directory for temporary files", path_);
  }
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace earbound
