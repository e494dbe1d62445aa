#include "base/staging.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <tuple>
#include <utility>

#include "base/directory.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::string_view mark = ".earbound-";
constexpr std::string_view previous_mark = ".previous";

std::string stage_prefix(const fs::path& target) { return "." + target.filename().string() + std::string(mark); }

std::string absolute(const std::string& target) { return fs::absolute(target).lexically_normal().string(); }

/// What is abandoned is what nobody holds the lock of any more.
void clear_abandoned(const fs::path& target, const std::string& prefix) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(target.parent_path(), ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix)) continue;
    const Descriptor directory = open_directory_in(AT_FDCWD, entry.path().string());  // no link: none is ours
    if (!directory.valid() || ::flock(directory.get(), LOCK_EX | LOCK_NB) != 0) continue;
    // Put aside, and its successor never put in its place: it is still the edition. The rename fails when there is one.
    if (name.ends_with(previous_mark) && ::rename(entry.path().c_str(), target.c_str()) == 0) continue;
    fs::remove_all(entry.path(), ignored);
  }
}

void refuse_foreign_files(const std::string& target) {
  std::error_code failed;
  const fs::file_status status = fs::symlink_status(target, failed);
  if (!fs::exists(status)) return;
  if (fs::is_symlink(status))
    throw Error("a link stands where the output directory should be", "remove it or choose another place with -o")
        .at(target);
  if (!fs::is_directory(status))
    throw Error("a file stands where the output directory should be", "move it away or choose another place with -o")
        .at(target);
  const bool empty = fs::is_empty(target, failed);
  if (failed) {
    errno = failed.value();
    throw system_error("read the output directory", target);
  }
  if (!empty && !fs::is_regular_file(fs::symlink_status(fs::path(target) / "report.json", failed)))
    throw Error("the directory holds files that are not an earlier edition",
                "move them away or choose another place with -o")
        .at(target);
}

}  // namespace

void clear_abandoned_stages(const std::string& target) {
  const fs::path whole = absolute(target);
  clear_abandoned(whole, stage_prefix(whole));
}

namespace {

/// A new directory with a lock on it. Another build may find it without one and clear it away in that moment: then
/// another is made.
std::pair<std::string, Descriptor> make_locked_directory(const fs::path& parent, const std::string& prefix) {
  for (;;) {
    std::string path = (parent / (prefix + "XXXXXX")).string();
    if (::mkdtemp(path.data()) == nullptr) throw system_error("make a directory for the output", parent.string());
    Descriptor lock = open_directory_in(AT_FDCWD, path);
    if (!lock.valid()) continue;
    const bool locked = ::flock(lock.get(), LOCK_EX | LOCK_NB) == 0 ||
                        errno != EWOULDBLOCK;  // where there are no locks, builds of one work must not meet
    struct stat status {};
    if (locked && ::fstat(lock.get(), &status) == 0 && status.st_nlink > 0) return {std::move(path), std::move(lock)};
  }
}

}  // namespace

StagedDirectory::StagedDirectory(const std::string& target) : target_(absolute(target)) {
  const fs::path parent = fs::path(target_).parent_path();
  std::error_code failed;
  fs::create_directories(parent, failed);
  if (failed) {
    errno = failed.value();
    throw system_error("make the output directory", parent.string());
  }
  const std::string prefix = stage_prefix(target_);
  clear_abandoned(target_, prefix);
  refuse_foreign_files(target_);
  std::tie(path_, lock_) = make_locked_directory(parent, prefix);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(lock_.get(), 0777 & ~mask);  // a file system without modes is no reason to stop
}

StagedDirectory::~StagedDirectory() {
  if (path_.empty()) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void StagedDirectory::commit() {
  refuse_foreign_files(target_);
  std::error_code failed;
  if (!fs::exists(fs::symlink_status(target_, failed))) {
    if (::rename(path_.c_str(), target_.c_str()) != 0) throw system_error("put the edition in place", target_);
    path_.clear();
    return;
  }
  // Exchange: at every moment the target is either the whole previous edition or the whole new one.
  if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
    if (errno != EINVAL && errno != ENOSYS) throw system_error("put the edition in place", target_);
    const std::string previous = path_ + std::string(previous_mark);  // a file system without exchange
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
  fs::remove_all(path_, failed);  // now the previous edition
  path_.clear();
}

}  // namespace earbound
