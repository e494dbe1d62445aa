#pragma once
// An archive from who knows where, as a source: what is wrong with it is an Error that names the file, and nothing of
// it grows without limit.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/zip_archive.hpp"

namespace earbound {

struct ArchiveLimits {
  std::size_t entries = 65'535;            ///< in the archive
  std::uint64_t entry_size = 64U << 20U;   ///< bytes of one that is read
  std::uint64_t total_size = 512U << 20U;  ///< bytes of all that are read, one that is read twice counted twice
  std::uint64_t ratio = 250;               ///< unpacked to packed bytes: no text comes near it
  std::uint64_t ratio_begins = 1U << 20U;  ///< bytes up to which any ratio is allowed
};

class GuardedArchive {
 public:
  /// `bytes` must outlive it. Throws Error at `file` when they are no archive, when it has too many entries, or when
  /// the name of one leads out of it or stands twice.
  GuardedArchive(std::span<const std::uint8_t> bytes, std::string file, const ArchiveLimits& limits = {});

  /// Files, not directories, in the order of the archive.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] bool holds(std::string_view name) const { return entries_.find(name) != entries_.end(); }
  /// The bytes of a file that it holds. Throws Error at "ARCHIVE!NAME" when it is damaged, encrypted or over a limit.
  std::string read(std::string_view name);

 private:
  void take(const ArchiveEntry& entry);
  [[noreturn]] void refuse(const ArchiveEntry& entry, const std::string& wrong, const std::string& remedy) const;
  void refuse_large(const ArchiveEntry& entry, std::uint64_t size) const;

  std::string file_;
  ArchiveLimits limits_;
  ZipArchive archive_;
  std::map<std::string, ArchiveEntry, std::less<>> entries_;
  std::vector<std::string> names_;
  std::uint64_t read_so_far_ = 0;
};

/// A file inside another, for messages: "book.epub!OEBPS/chapter1.xhtml".
std::string file_within(std::string_view archive, std::string_view name);

}  // namespace earbound
