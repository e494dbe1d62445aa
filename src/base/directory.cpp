#include "base/directory.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr int as_directory = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

bool is_link(int parent, const std::string& name) {
  struct stat status {};
  return ::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

}  // namespace

Descriptor open_directory(const std::string& path) {
  Descriptor directory(::open(path.c_str(), as_directory));
  if (!directory.valid()) throw system_error("open the directory", path);
  return directory;
}

Descriptor open_directory_in(int parent, const std::string& name) {
  return Descriptor(::openat(parent, name.c_str(), as_directory | O_NOFOLLOW));
}

Descriptor make_directory_in(int parent, const std::string& name) {
  Descriptor directory = open_directory_in(parent, name);
  if (directory.valid()) return directory;
  if (is_link(parent, name)) ::unlinkat(parent, name.c_str(), 0);
  if (::mkdirat(parent, name.c_str(), 0777) != 0 && errno != EEXIST) return {};  // another may have made it meanwhile
  return open_directory_in(parent, name);
}

std::vector<std::string> names_in(int directory) {
  std::vector<std::string> names;
  Descriptor own(::openat(directory, ".", as_directory));  // with a position of its own
  if (!own.valid()) return names;
  const std::unique_ptr<DIR, CloseDirectory> stream(::fdopendir(own.get()));
  if (!stream) return names;
  own.release();
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace earbound
