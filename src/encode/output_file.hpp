#pragma once
// A file being written: every byte that does not reach the disk is an Error.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace earbound {

class OutputFile {
 public:
  explicit OutputFile(std::string path);  ///< creates or truncates
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::span<const std::uint8_t> bytes);
  /// Replaces bytes that were written before.
  void overwrite(std::int64_t offset, std::span<const std::uint8_t> bytes);
  [[nodiscard]] std::int64_t size() const { return flushed_ + static_cast<std::int64_t>(pending_.size()); }
  /// Flushes and closes. Nothing may be written after it.
  void close();

 private:
  void flush();
  void write_fully(std::span<const std::uint8_t> bytes, std::int64_t offset);

  std::string path_;
  int descriptor_ = -1;
  std::int64_t flushed_ = 0;
  std::vector<std::uint8_t> pending_;
};

}  // namespace earbound
