#pragma once
// Where publishers write: files of an edition that is being staged, each noted with its size and hash.

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "publish/built_file.hpp"

namespace earbound {

class FileSink;

/// A file being written, in pieces of any size. One that is not finished vanishes with its writer.
class FileWriter {
 public:
  FileWriter(FileWriter&&) noexcept;
  FileWriter& operator=(FileWriter&&) = delete;
  ~FileWriter();

  // Throw Error (disk full, no permission) with the path; every return code is checked.
  void write(std::string_view text);
  void write(std::span<const std::uint8_t> bytes);
  /// Notes the file in the sink. Nothing may be written after it.
  void finish();

 private:
  friend class FileSink;
  struct State;
  explicit FileWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One thread uses a sink. Files are listed in the order in which they are finished.
class FileSink {
 public:
  /// `directory` is that of the staged edition.
  explicit FileSink(std::string directory) : directory_(std::move(directory)) {}
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;

  /// `path` is relative to the edition, '/' between its parts: "NAME.vtt", "text/01-title.xhtml". Directories are made
  /// as needed. Throws Error for a path that leads out of the edition or was taken before.
  FileWriter create(const std::string& path, std::string_view media_type);
  /// A whole file at once.
  void put(const std::string& path, std::string_view media_type, std::string_view bytes);

  /// For libraries that write a file by its name (archives): where to write it, and then that it is complete.
  std::string reserve(const std::string& path);
  void record(BuiltFile file);  ///< path and media type are filled in; reads the file for its size and hash

  [[nodiscard]] const std::vector<BuiltFile>& files() const { return files_; }

 private:
  friend class FileWriter;
  std::string directory_;
  std::set<std::string> taken_;
  std::vector<BuiltFile> files_;
};

}  // namespace earbound
