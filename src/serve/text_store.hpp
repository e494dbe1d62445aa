#pragma once
// Texts, compressed once and kept in memory while there is room.

#include <sys/stat.h>

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <vector>

#include "base/file.hpp"

namespace earbound {

/// One state of one file.
struct FileIdentity {
  std::uint64_t device = 0, inode = 0, bytes = 0;
  std::int64_t seconds = 0, nanoseconds = 0;  ///< of its last change
  auto operator<=>(const FileIdentity&) const = default;
};

FileIdentity identity_of(const struct stat& status);

using SharedBytes = std::shared_ptr<const std::vector<std::uint8_t>>;

/// May be used from several threads.
class TextStore {
 public:
  /// `limit`: how many compressed bytes are kept; those that were not asked for the longest go first.
  explicit TextStore(std::size_t limit) : limit_(limit) {}

  /// Whether a file of `bytes` is worth compressing: neither a few bytes, nor so large that it would fill memory.
  static bool takes(std::uint64_t bytes);

  /// The file in the format of gzip (RFC 1952), when it is there. Null inside: it does not become smaller.
  std::optional<SharedBytes> find(const FileIdentity& file);
  /// Compresses a file that takes() is true of and keeps the result. Nothing is kept of a file that cannot be read
  /// whole or changes meanwhile.
  void compress(const FileIdentity& file, const Descriptor& content);

 private:
  struct Kept {
    FileIdentity file;
    SharedBytes bytes;
  };
  void keep(const FileIdentity& file, SharedBytes bytes);

  std::mutex mutex_;
  std::list<Kept> kept_;  // the last that was asked for first
  std::map<FileIdentity, std::list<Kept>::iterator> by_file_;
  std::size_t limit_, total_ = 0;
};

}  // namespace earbound
