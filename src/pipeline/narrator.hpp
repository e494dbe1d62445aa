#pragma once
// The heavy work on a plan: its segments are spoken and encoded by all workers at once, and what
// they showed is gathered.

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "master/levels.hpp"
#include "master/loudness.hpp"
#include "master/mastering.hpp"
#include "model/document.hpp"
#include "model/texts.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/explanation.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/progress.hpp"
#include "pipeline/segment_service.hpp"

namespace earbound {

/// What speaking the segments showed.
struct Measurements {
  LoudnessGate gate;             ///< of the whole work, as it is delivered
  std::vector<Omission> silent;  ///< words for which the voice made no sound
  Mastering mastering;
  LevelSum levels;  ///< after mastering
};

class Narrator {
 public:
  /// `chapters`: of the finished work, those that are planned later included. All that is referred to must outlive the
  /// narrator.
  Narrator(const std::string& source, const TextIndex& texts, const BuildOptions& options, NarrationPlan& plan,
           std::size_t chapters, WorkerPool& threads, Progress& progress)
      : source_(source),
        texts_(texts),
        options_(options),
        plan_(plan),
        threads_(threads),
        progress_(progress),
        chapters_(chapters) {}

  // Each works on the first `count` segments of the plan, as sections may be put before others later.

  /// How long they are: everything is spoken once, nothing encoded.
  Frames measure_length(std::size_t count, SegmentService& service);
  void name_clips(std::size_t count, const SegmentService& service);
  /// Notes the keys of named clips, whose gain is chosen; says why those that are missing are missing, when that is
  /// asked for.
  void explain(std::size_t count, const SegmentService& service, Explanation& explanation);
  /// Speaks and encodes.
  void narrate(std::size_t count, SegmentService& service);

  /// How everything from now on is mastered; what was measured before is forgotten.
  void set_mastering(const Mastering& mastering, SegmentService& service);
  /// Narrates everything again with another gain, should the whole work be too far from its level: one that is
  /// unlike natural prose, or very short.
  void correct_gain(SegmentService& service);

  [[nodiscard]] const Measurements& measured() const { return measured_; }

 private:
  /// Does `work` for a segment; an Error is told the chapter and the source.
  template <class Work>
  auto in_chapter(const PlannedSegment& planned, Work work) {
    try {
      return work();
    } catch (Error& error) {
      error
          .within("chapter " + std::to_string(chapter_number(planned.section)) + " '" +
                  plan_.sections()[planned.section].title + "'")
          .at(source_);
      throw;
    }
  }
  /// The number that a chapter has in the finished work: the spoken contents, which are made last, stand first.
  [[nodiscard]] std::size_t chapter_number(std::size_t section) const {
    return section + 1 + (chapters_ - plan_.sections().size());
  }

  const std::string& source_;
  const TextIndex& texts_;
  const BuildOptions& options_;
  NarrationPlan& plan_;
  WorkerPool& threads_;
  Progress& progress_;
  Measurements measured_;
  std::mutex merging_;
  std::size_t chapters_, chapters_told_ = 0;
  std::size_t steps_ = 0, steps_done_ = 0;
};

}  // namespace earbound
