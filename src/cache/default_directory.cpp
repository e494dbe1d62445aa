#include "cache/default_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"

namespace earbound {
namespace {

/// Whether `path` is, or has now become, a directory that this user alone can enter. In a temporary directory nobody
/// else can then put another in its place.
bool make_private_directory(const std::string& path) {
  ::mkdir(path.c_str(), 0700);
  const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status {};
  return directory.valid() && ::fstat(directory.get(), &status) == 0 && status.st_uid == ::geteuid() &&
         (status.st_mode & 0077) == 0;
}

}  // namespace

std::string default_cache_directory() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && cache[0] == '/') return std::string(cache) + "/earbound";
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return std::string(home) + "/.cache/earbound";
  std::error_code failed;
  const auto temporary = std::filesystem::temp_directory_path(failed);
  std::string own = (temporary / fmt::format("earbound-{}", ::geteuid())).string();
  return !failed && make_private_directory(own) ? own : std::string();
}

}  // namespace earbound
