#include "base/replaced_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

bool holds(const std::string& path, std::span<const std::uint8_t> bytes) {
  std::error_code failed;
  if (!fs::is_regular_file(fs::symlink_status(path, failed)) || fs::file_size(path, failed) != bytes.size())
    return false;
  return std::ranges::equal(read_file(path), bytes);
}

/// What writers left that were killed. One that still writes holds the lock of its file.
void clear_abandoned(const fs::path& directory, const std::string& prefix) {
  std::error_code ignored;
  const fs::path here = directory.empty() ? fs::path(".") : directory;
  for (const auto& entry : fs::directory_iterator(here, ignored)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    const Descriptor file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.valid() && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(entry.path().c_str());
  }
}

}  // namespace

void replace_file(const std::string& path, std::span<const std::uint8_t> bytes) {
  const fs::path target(path);
  const std::string prefix = "." + target.filename().string() + ".earbound-";
  clear_abandoned(target.parent_path(), prefix);
  if (holds(path, bytes)) return;
  std::string beside = (target.parent_path() / (prefix + "XXXXXX")).string();
  const Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
  if (!file.valid()) throw system_error("write", path);
  ::flock(file.get(), LOCK_EX | LOCK_NB);  // where that is not to be had, a writer at the same time may fail
  try {
    write_all(file.get(), bytes, path);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(file.get(), 0666 & ~mask) != 0 || ::fsync(file.get()) != 0) throw system_error("write", path);
    if (::rename(beside.c_str(), path.c_str()) != 0) throw system_error("write", path);
  } catch (...) {
    ::unlink(beside.c_str());
    throw;
  }
}

}  // namespace earbound
