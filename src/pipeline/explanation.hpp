#pragma once
// Why a segment is made again: its keys compared with those of the last build of the same source.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "cache/entry_store.hpp"
#include "cache/manifest_entry.hpp"

namespace earbound {

struct SegmentIdentity {
  Hash text;   ///< what is said, with its pauses
  Hash voice;  ///< the profiles that say it, and the cue sounds it has
};

/// What the results of a segment depend on, apart.
struct SegmentKeys {
  SegmentIdentity segment;
  std::string engine;               ///< library and data
  std::string algorithms;           ///< of the program, with their versions
  std::string mastering;            ///< gain and ceiling
  std::vector<std::string> codecs;  ///< encoder, version and settings of each format
};

class Explanation {
 public:
  /// What the last build of this source left in the store; nothing, when it was never built or has been forgotten.
  Explanation(const EntryStore& store, const std::string& source);

  /// Why it is made again, as the end of a sentence: "its text is new or has changed".
  [[nodiscard]] std::string reason(const SegmentKeys& now) const;
  /// Notes the keys of this build's segment. Any order, one thread.
  void note(const SegmentKeys& now);
  /// Leaves what was noted for the next build.
  void save() const;

 private:
  const EntryStore& store_;
  Hash key_;
  std::optional<Manifest> last_;
  Manifest now_;
};

}  // namespace earbound
