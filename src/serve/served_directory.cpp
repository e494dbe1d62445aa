#include "serve/served_directory.hpp"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <tuple>

#include "base/directory.hpp"
#include "base/error.hpp"

namespace earbound {
namespace {

FoundFile failure() {
  FoundFile found;
  if (errno == EACCES || errno == EPERM) found.kind = FoundFile::forbidden;
  if (errno == EMFILE || errno == ENFILE || errno == ENOMEM) found.kind = FoundFile::busy;
  return found;
}

/// The last step. Opening a device or a pipe can have effects: what stands there is looked at first.
FoundFile open_in(const Descriptor& parent, const std::string& name) {
  FoundFile found;
  if (::fstatat(parent.get(), name.c_str(), &found.status, AT_SYMLINK_NOFOLLOW) != 0) return failure();
  if (!S_ISREG(found.status.st_mode) && !S_ISDIR(found.status.st_mode)) return {};
  found.descriptor =
      Descriptor(::openat(parent.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!found.descriptor.valid() || ::fstat(found.descriptor.get(), &found.status) != 0) return failure();
  if (S_ISREG(found.status.st_mode)) found.kind = FoundFile::file;
  if (S_ISDIR(found.status.st_mode)) found.kind = FoundFile::directory;
  return found;
}

}  // namespace

ServedDirectory::ServedDirectory(std::string path) : path_(std::move(path)) { (void)open_directory(path_); }

FoundFile ServedDirectory::find(const std::vector<std::string>& names) const {
  FoundFile found;
  found.descriptor = Descriptor(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!found.descriptor.valid() || ::fstat(found.descriptor.get(), &found.status) != 0) return failure();
  found.kind = FoundFile::directory;
  for (const std::string& name : names) {
    if (found.kind != FoundFile::directory) return {};
    found = open_in(found.descriptor, name);
  }
  return found;
}

std::vector<ListedFile> list_files(const Descriptor& directory) {
  std::vector<ListedFile> files;
  for (std::string& name : names_in(directory.get())) {
    struct stat status {};
    if (name.front() == '.' || ::fstatat(directory.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) continue;
    files.push_back({std::move(name), S_ISDIR(status.st_mode), static_cast<std::uint64_t>(status.st_size)});
  }
  std::stable_sort(files.begin(), files.end(),
                   [](const ListedFile& a, const ListedFile& b) { return a.directory > b.directory; });
  return files;
}

}  // namespace earbound
