#pragma once
// Nothing is half there: outputs are made in a directory beside their target and renamed into place when all are complete.

#include <string>

namespace earbound {

/// A new, empty directory beside `target` ("target/../.NAME.earbound-XXXXXX"). commit() puts it in the target's place;
/// without commit the destructor removes it. A directory that an earlier, killed build left behind is removed on construction.
class StagedDirectory {
 public:
  explicit StagedDirectory(std::string target);
  StagedDirectory(const StagedDirectory&) = delete;
  StagedDirectory& operator=(const StagedDirectory&) = delete;
  ~StagedDirectory();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Exchanges the staged directory with the target in one step and removes the previous edition.
  /// Files in the target that earbound did not make (no report.json beside them) make it refuse: nothing of the user's is lost.
  void commit();

 private:
  std::string target_, path_;
  int lock_ = -1;
};

}  // namespace earbound
