#pragma once
// Waits for changes of articles and of what is built with them (inotify's adapter).

#include <string>
#include <vector>

#include "base/file.hpp"

namespace earbound {

class SourceWatch {
 public:
  /// Throws Error when the system offers no watching.
  SourceWatch();

  /// Watches a directory (not those below it) from now on; one that is watched already, or cannot be, is left as it is.
  void add(const std::string& directory);
  /// Returns when something was saved, removed or renamed since the last call, and nothing more for a moment; false
  /// when the program was interrupted instead. Hidden files, as editors and builds make them, count for nothing.
  [[nodiscard]] bool wait();

 private:
  [[nodiscard]] bool something_happened();
  Descriptor queue_;
};

}  // namespace earbound
