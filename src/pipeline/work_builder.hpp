#pragma once
// One work, from its source file to its edition on disk. The order of the stages can be read in make().

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/staging.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/build_record.hpp"
#include "pipeline/progress.hpp"
#include "pipeline/workforce.hpp"

namespace earbound {

/// Makes the editions of a work beside their places. Until put_in_place() those of the last build stand as they were.
class WorkBuilder {
 public:
  /// `origin`: build_origin(options). All that is referred to must outlive the builder.
  WorkBuilder(const std::string& source, const BuildOptions& options, const Hash& origin, Progress& progress);

  /// Whether nothing has changed since the last build. What it told is told again then, and nothing is left to do.
  [[nodiscard]] bool is_done();
  /// Throws Error, and leaves nothing behind.
  void make(const Workforce& workforce);
  /// Puts what was made in the place of the last editions, each in one step. Throws Error.
  void put_in_place();

 private:
  void note(const std::vector<std::string>& warnings);

  const std::string& source_;
  const BuildOptions& options_;
  Progress& progress_;
  std::optional<EntryStore> cache_;    ///< none: no cache is kept
  std::optional<BuildRecord> record_;  ///< none without a cache
  std::optional<Hash> made_from_;      ///< none: an input has changed meanwhile
  std::vector<std::string> inputs_, warnings_;
  std::vector<std::unique_ptr<StagedDirectory>> staged_;
  std::vector<BuiltEdition> editions_;
};

/// Builds `source` into options.output/NAME. Throws Error; the previous edition is then as it was.
void build_work(const std::string& source, const BuildOptions& options, const Workforce& workforce, Progress& progress);

}  // namespace earbound
