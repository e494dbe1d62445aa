#include "base/replaced_file.hpp"

#include <fcntl.h>
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

}  // namespace

void replace_file(const std::string& path, std::span<const std::uint8_t> bytes) {
  if (holds(path, bytes)) return;
  const fs::path target(path);
  std::string beside = (target.parent_path() / ("." + target.filename().string() + ".earbound-XXXXXX")).string();
  const Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
  if (!file.valid()) throw system_error("write", path);
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
