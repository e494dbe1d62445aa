#include "encode/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr std::size_t buffer_size = std::size_t{256} * 1024;

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  pending_.reserve(buffer_size);
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw system_error("write the file", path_);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::span<const std::uint8_t> bytes) {
  if (pending_.size() + bytes.size() > buffer_size) flush();
  if (bytes.size() > buffer_size) {
    write_fully(bytes, flushed_);
    flushed_ += static_cast<std::int64_t>(bytes.size());
  } else {
    pending_.insert(pending_.end(), bytes.begin(), bytes.end());
  }
}

void OutputFile::overwrite(std::int64_t offset, std::span<const std::uint8_t> bytes) {
  flush();
  if (offset < 0 || offset + static_cast<std::int64_t>(bytes.size()) > flushed_)
    throw Error("a header does not fit the place kept for it").at(path_);
  write_fully(bytes, offset);
}

void OutputFile::close() {
  flush();
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (::close(descriptor) != 0 && errno != EINTR) throw system_error("finish the file", path_);
}

void OutputFile::flush() {
  write_fully(pending_, flushed_);
  flushed_ += static_cast<std::int64_t>(pending_.size());
  pending_.clear();
}

void OutputFile::write_fully(std::span<const std::uint8_t> bytes, std::int64_t offset) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), offset);
    if (count < 0) {
      if (errno == EINTR) continue;
      throw system_error("write the file", path_);
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset += count;
  }
}

}  // namespace earbound
