#include "cli/voices_directory.hpp"

#include <filesystem>

#include "base/error.hpp"

namespace fs = std::filesystem;

namespace earbound {

std::string voices_directory() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  for (fs::path above = program.parent_path(); !above.empty(); above = above.parent_path()) {
    for (const char* place : {"share/earbound/voices", "voices"})
      if (fs::exists(above / place / "en-gb.yaml", failed)) return (above / place).string();
    if (above == above.parent_path()) break;
  }
  throw Error("the voices of earbound are missing",
              "install it again: they belong into share/earbound/voices beside its bin directory");
}

}  // namespace earbound
