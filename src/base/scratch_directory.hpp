#pragma once
// A place for files that nobody will want to keep.

#include <string>

namespace earbound {

/// A new, empty directory among the system's temporary files, for this user alone; removed with all that is in it.
class ScratchDirectory {
 public:
  /// Throws Error when it cannot be made.
  ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  ~ScratchDirectory();

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace earbound
