#pragma once
// ZIP archives that others made, read from memory: the adapter of libzip. It judges nothing; GuardedArchive does.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbound {

struct ArchiveEntry {
  std::string name;               ///< as it is written: UTF-8, when whoever wrote it kept to the standard
  std::uint64_t index = 0;        ///< place in the directory of the archive
  std::uint64_t size = 0;         ///< unpacked, as the archive states it
  std::uint64_t packed_size = 0;  ///< as the archive states it
  bool encrypted = false;
  [[nodiscard]] bool is_directory() const { return name.ends_with('/'); }
};

class ZipArchive {
 public:
  enum class Strictness : std::uint8_t {
    readable,    ///< the directory of the archive can be read
    consistent,  ///< and says the same as the head of each entry
  };
  /// Nothing when the bytes are no such archive. `bytes` must outlive it. ZIP64 is read as well.
  static std::optional<ZipArchive> open(std::span<const std::uint8_t> bytes, Strictness strictness);

  [[nodiscard]] const std::vector<ArchiveEntry>& entries() const { return entries_; }

  enum class Outcome : std::uint8_t { whole, stopped, damaged };
  /// Hands the entry on piece by piece, until `take` answers false. Whole: its checksum holds. Pieces may have been
  /// handed on when it turns out to be damaged, or of a kind that is not read (encrypted, an unknown compression).
  Outcome read(const ArchiveEntry& entry, const std::function<bool(std::string_view)>& take) const;

 private:
  struct Closer {
    void operator()(void* archive) const;
  };
  ZipArchive() = default;
  std::unique_ptr<void, Closer> archive_;  // zip_t
  std::vector<ArchiveEntry> entries_;
};

/// Whether a name leads out of the directory that an archive is unpacked in: absolute, with "..", or with a backslash.
bool leads_out_of_archive(std::string_view name);

}  // namespace earbound
