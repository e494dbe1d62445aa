#pragma once
// Archives in the ZIP format (PKWARE APPNOTE 6.3, with ZIP64 where sizes ask for it). Written here, not by a library:
// books need a first entry that is stored without extra fields, the same bytes at every build, and files of sound that
// pass through without standing in memory; libzip keeps every text until it closes.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "publish/deflate.hpp"
#include "publish/file_sink.hpp"

namespace earbound {

/// Text that is compressed while it comes, for an entry of an archive.
class ZipText {
 public:
  void add(std::string_view text);

 private:
  friend class ZipWriter;
  Deflater deflater_;
  std::uint32_t checksum_ = 0;
  std::uint64_t size_ = 0;
};

/// Entries stand in the order in which they are added, all of the same date (1 January 1980, the earliest there is).
/// Names are UTF-8 with '/' between their parts. Throws Error as FileWriter does.
class ZipWriter {
 public:
  explicit ZipWriter(FileWriter out) : out_(std::move(out)) {}

  /// Bytes as they are: pictures, and what must not be compressed.
  void store(const std::string& name, std::span<const std::uint8_t> bytes);
  /// Text, compressed.
  void deflate(const std::string& name, std::string_view text);
  void add(const std::string& name, ZipText& text);  ///< nothing may be added to the text after it
  /// A file as it is, read piece by piece, twice: its checksum stands before it.
  void store_file(const std::string& name, const std::string& path);
  /// The directory of the archive. Nothing may be added after it.
  void finish();

 private:
  struct Entry {
    std::string name;
    bool compressed = false;
    std::uint32_t checksum = 0;
    std::uint64_t packed = 0, size = 0, offset = 0;
  };
  void begin(Entry entry);
  void write(std::span<const std::uint8_t> bytes);
  void write_directory_entry(const Entry& entry);

  FileWriter out_;
  std::uint64_t at_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace earbound
