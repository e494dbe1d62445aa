#pragma once
// Nothing is half there: outputs are made in a directory beside their target and renamed into place when all are
// complete.

#include <string>

#include "base/file.hpp"

namespace earbound {

/// Clears away what builds of `target` that were killed left beside it.
void clear_abandoned_stages(const std::string& target);

/// A new, empty directory beside `target` ("target/../.NAME.earbound-XXXXXX"). commit() puts it in the target's place;
/// without commit the destructor removes it. What an earlier, killed build left behind is cleared away on construction.
class StagedDirectory {
 public:
  /// Files in the target that earbound did not make (no report.json beside them) make it refuse, here and in commit():
  /// nothing of the user's is lost.
  explicit StagedDirectory(const std::string& target);
  StagedDirectory(const StagedDirectory&) = delete;
  StagedDirectory& operator=(const StagedDirectory&) = delete;
  ~StagedDirectory();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Exchanges the staged directory with the target in one step and removes the previous edition.
  void commit();

 private:
  std::string target_, path_;
  Descriptor lock_;  ///< held while the build lives
};

}  // namespace earbound
