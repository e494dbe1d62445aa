#pragma once
// What a build was made from and what it left, so that the next one can tell that nothing has changed without reading
// the text.

#include <optional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cache/entry_store.hpp"
#include "cache/record_entry.hpp"
#include "pipeline/build_options.hpp"

namespace earbound {

/// One directory that a build made.
struct BuiltEdition {
  std::string title, directory, length;  ///< as told when the work was finished
  std::vector<std::string> warnings{};   ///< of its files; a record keeps those of all editions together
};

/// A hash of all that every work of a build depends on, as it stands now: the program and its libraries, the engine's
/// data, the settings, the voices and their lexicons. To be taken before any work is begun.
Hash build_origin(const BuildOptions& options);

class BuildRecord {
 public:
  /// What the last build of `source` with these options left in the store; nothing, when there was none.
  BuildRecord(const EntryStore& store, const std::string& source, const BuildOptions& options, const Hash& origin);

  /// Whether that build would be repeated exactly, and all that it made stands as it was left (by names, sizes and
  /// times of change).
  [[nodiscard]] bool unchanged() const;
  // What it told, to be told again; when unchanged().
  [[nodiscard]] const std::vector<std::string>& warnings() const { return last_->warnings; }
  [[nodiscard]] const std::vector<RecordedEdition>& editions() const { return last_->editions; }

  /// A hash of all that the result depends on: the origin, and, as they stand now, the source and the files it names
  /// (`inputs`).
  [[nodiscard]] Hash made_from(const std::vector<std::string>& inputs) const;
  /// Notes the present build, made from what made_from told of `inputs` before it began.
  void save(const Hash& made_from, const std::vector<std::string>& inputs, const std::vector<std::string>& warnings,
            const std::vector<BuiltEdition>& editions) const;

 private:
  const EntryStore& store_;
  const std::string& source_;
  std::optional<Hash> given_;  ///< of the source's bytes, when it is no file
  Hash origin_, key_;
  std::optional<RecordedBuild> last_;
};

}  // namespace earbound
