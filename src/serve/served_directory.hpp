#pragma once
// The directory that is served, and nothing outside of it.

#include <sys/stat.h>

#include <string>
#include <vector>

#include "base/file.hpp"
#include "serve/site_path.hpp"

namespace earbound {

struct FoundFile {
  enum Kind {
    missing,
    forbidden,  ///< the system does not let it be read
    busy,       ///< too many files are open
    directory,
    file,
  } kind = missing;
  Descriptor descriptor;  ///< of a file or directory, to read from
  struct stat status {};
};

/// One entry of a directory.
struct ListedFile {
  std::string name;
  bool directory = false;
  std::uint64_t bytes = 0;
};

class ServedDirectory {
 public:
  /// Links on the way to `path` are followed, as a person named it. Throws Error when there is no such directory.
  explicit ServedDirectory(std::string path);

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The file or directory at a path below. No link is followed, and nothing but files and directories is found. The
  /// directory may be exchanged meanwhile: its path is gone through anew.
  [[nodiscard]] FoundFile find(const std::vector<std::string>& names) const;

 private:
  std::string path_;
};

/// What find() of a site would find in a directory: directories first, then by name; hidden files, links and special
/// files are left out.
std::vector<ListedFile> list_files(const Descriptor& directory);

}  // namespace earbound
