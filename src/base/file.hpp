#pragma once
// Files as descriptors and bytes: every call checked, every error an Error with the path.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earbound {

/// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { reset(); }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool valid() const { return fd_ >= 0; }
  void reset() noexcept;
  /// Gives the descriptor to somebody else, who closes it.
  int release() noexcept { return std::exchange(fd_, -1); }

 private:
  int fd_ = -1;
};

/// The whole file; throws Error when it cannot be read or is larger than `limit` bytes.
std::vector<std::uint8_t> read_file(const std::string& path, std::size_t limit = SIZE_MAX);

/// Writes all bytes at the descriptor's position. `path` is for the message.
void write_all(int fd, std::span<const std::uint8_t> bytes, const std::string& path);

inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A read-only view of a file, mapped into memory; unmapped when it goes.
class MappedFile {
 public:
  MappedFile() = default;
  /// Throws Error when the file cannot be opened or mapped.
  explicit MappedFile(const std::string& path);
  /// A file that is open already. `path` is for the message.
  MappedFile(const Descriptor& file, const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {begin_, size_}; }

 private:
  const std::uint8_t* begin_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace earbound
