#pragma once
// All segments of a work in reading order, with their clips' names and lengths. The segments themselves stay on disk.

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "model/script.hpp"
#include "pipeline/explanation.hpp"
#include "pipeline/segmenter.hpp"

namespace earbound {

struct PlannedSegment {
  std::uint32_t section = 0;  ///< index in NarrationPlan::sections()
  std::uint32_t spool = 0, spool_index = 0;
  SegmentIdentity identity;
  Hash clip;               ///< filled, like the identity, when the voices are known
  Frames length;           ///< filled, like the energy, when it has been narrated
  double energy = 0;       ///< sum of the squares of its samples, mastered
  bool interlude = false;  ///< ends its section with the pause and the cue that the next one wants before itself
};

struct PlannedSection {
  std::string title;
  int level = 1;
  SourceLines lines;
  bool announcement = false;
  std::uint32_t first_segment = 0, segment_count = 0;
};

class NarrationPlan {
 public:
  /// Temporary files are made in `directory`.
  explicit NarrationPlan(std::string directory);

  /// Adds a section after the last one. The pause and the cue before its first word become an interlude at the end of
  /// the section before: so a section begins with its first word, and a file that ends with a section can leave the
  /// interlude out. A section in which nothing can be spoken becomes a moment of silence, so that it keeps its place.
  void append(ScriptSection section);
  /// Puts a section before all others (the spoken contents, whose text needs their lengths).
  void prepend(ScriptSection section);

  [[nodiscard]] const std::vector<PlannedSection>& sections() const { return sections_; }
  [[nodiscard]] const std::vector<PlannedSegment>& segments() const { return segments_; }
  [[nodiscard]] std::vector<PlannedSegment>& segments() { return segments_; }
  [[nodiscard]] Segment read(const PlannedSegment& planned) const;
  /// read(), when it should be needed. The plan and `planned` must outlive it.
  [[nodiscard]] std::function<Segment()> reader(const PlannedSegment& planned) const {
    return [this, &planned] { return read(planned); };
  }
  /// Every language that an utterance asks for.
  [[nodiscard]] const std::set<std::string>& languages() const { return languages_; }

 private:
  /// What comes between two sections.
  struct Interlude {
    Milliseconds pause;
    std::string cue;
  };
  static Interlude take_lead(ScriptSection& section);
  PlannedSection plan(ScriptSection section, std::vector<PlannedSegment>& into, std::uint32_t index,
                      std::uint32_t spool);
  void add_interlude(PlannedSection& section, const Interlude& interlude, std::vector<PlannedSegment>& into,
                     std::uint32_t index, std::uint32_t spool);

  std::string directory_;
  std::vector<std::unique_ptr<SegmentSpool>> spools_;
  std::vector<PlannedSection> sections_;
  std::vector<PlannedSegment> segments_;
  std::set<std::string> languages_;
  Interlude opening_;  ///< that the first section wants
};

}  // namespace earbound
