#include "base/staging.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::string_view mark = ".earbound-";

std::string stage_prefix(const fs::path& target) { return "." + target.filename().string() + std::string(mark); }

/// Left by a build that was killed: nobody holds its lock any more.
void remove_abandoned(const fs::path& parent, const std::string& prefix) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(parent, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix) || !entry.is_directory(ignored)) continue;
    const Descriptor directory(::open(entry.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.valid() && ::flock(directory.get(), LOCK_EX | LOCK_NB) == 0) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

StagedDirectory::StagedDirectory(std::string target) : target_(fs::absolute(target).lexically_normal().string()) {
  const fs::path parent = fs::path(target_).parent_path();
  std::error_code failed;
  fs::create_directories(parent, failed);
  if (failed) {
    errno = failed.value();
    throw system_error("make the output directory", parent.string());
  }
  if (fs::exists(target_, failed) && !fs::is_directory(target_, failed))
    throw Error("a file stands where the output directory should be", "move it away or choose another place with -o").at(target_);
  const std::string prefix = stage_prefix(target_);
  remove_abandoned(parent, prefix);
  std::string pattern = (parent / (prefix + "XXXXXX")).string();
  if (::mkdtemp(pattern.data()) == nullptr) throw system_error("make a directory for the output", parent.string());
  path_ = pattern;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::chmod(path_.c_str(), 0777 & ~mask) != 0) throw system_error("set the mode of the output", path_);
  lock_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ >= 0) ::flock(lock_, LOCK_EX | LOCK_NB);
}

StagedDirectory::~StagedDirectory() {
  if (!path_.empty()) {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  if (lock_ >= 0) ::close(lock_);
}

void StagedDirectory::commit() {
  if (!fs::exists(target_)) {
    if (::rename(path_.c_str(), target_.c_str()) != 0) throw system_error("put the edition in place", target_);
    path_.clear();
    return;
  }
  if (!fs::is_empty(target_) && !fs::exists(fs::path(target_) / "report.json"))
    throw Error("the directory holds files that are not an earlier edition", "move them away or choose another place with -o").at(target_);
  // Exchange: at every moment the target is either the whole previous edition or the whole new one.
  if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
    if (errno != EINVAL && errno != ENOSYS) throw system_error("put the edition in place", target_);
    const std::string previous = path_ + ".previous";  // a file system without exchange
    if (::rename(target_.c_str(), previous.c_str()) != 0) throw system_error("put the previous edition aside", target_);
    if (::rename(path_.c_str(), target_.c_str()) != 0) {
      const int code = errno;
      if (::rename(previous.c_str(), target_.c_str()) != 0)
        throw Error("the previous edition could not be put back", "it stands in " + previous).at(target_);
      errno = code;
      throw system_error("put the edition in place", target_);
    }
    path_ = previous;
  }
  std::error_code failed;
  fs::remove_all(path_, failed);  // now the previous edition
  path_.clear();
}

}  // namespace earbound
