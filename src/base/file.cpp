#include "base/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.hpp"

namespace earbound {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

void Descriptor::reset() noexcept {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

std::vector<std::uint8_t> read_file(const std::string& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) throw system_error("read the file", path);
  std::vector<std::uint8_t> bytes;
  struct stat status {};
  if (::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) <= limit)
    bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
  std::uint8_t block[65536];
  for (;;) {
    const ssize_t got = ::read(file.get(), block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw system_error("read the file", path);
    if (got == 0) return bytes;
    bytes.insert(bytes.end(), block, block + got);
    if (bytes.size() > limit)
      throw Error("the file is larger than " + std::to_string(limit) + " bytes", "split it or make it smaller")
          .at(path);
  }
}

void write_all(int fd, std::span<const std::uint8_t> bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw system_error("write the file", path);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

MappedFile::MappedFile(const std::string& path)
    : MappedFile(Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), path) {}

MappedFile::MappedFile(const Descriptor& file, const std::string& path) {
  if (!file.valid()) throw system_error("read the file", path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw system_error("read the file", path);
  if (status.st_size == 0) return;
  void* address = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (address == MAP_FAILED) throw system_error("map the file", path);
  begin_ = static_cast<const std::uint8_t*>(address);
  size_ = static_cast<std::size_t>(status.st_size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : begin_(std::exchange(other.begin_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(begin_, other.begin_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (begin_ != nullptr) ::munmap(const_cast<std::uint8_t*>(begin_), size_);
}

}  // namespace earbound
