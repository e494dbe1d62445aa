#include "pipeline/narration_plan.hpp"

#include <utility>

namespace earbound {

NarrationPlan::NarrationPlan(std::string directory) : directory_(std::move(directory)) {
  spools_.push_back(std::make_unique<SegmentSpool>(directory_));
}

void NarrationPlan::plan(ScriptSection section, std::vector<PlannedSegment>& into, std::uint32_t index,
                         std::uint32_t spool) {
  PlannedSection planned{
      section.title, section.level, section.lines, section.announcement, static_cast<std::uint32_t>(into.size()), 0};
  for (const Segment& segment : cut_into_segments(std::move(section), index)) {
    for (const Utterance& utterance : segment.utterances) languages_.insert(utterance.language);
    into.push_back({index, spool, static_cast<std::uint32_t>(spools_[spool]->size()), {}, {}, {}, {}});
    spools_[spool]->add(segment);
    ++planned.segment_count;
  }
  sections_.insert(sections_.begin() + index, std::move(planned));
}

namespace {

/// Ends a section with what the next one wants before its first word.
void lead_on(ScriptSection& section, Milliseconds pause, const std::string& cue) {
  section.utterances.back().pause_after += pause;
  if (cue.empty()) return;
  section.utterances.back().paragraph_end = false;  // the cue is no segment of its own
  section.utterances.emplace_back().cue = cue;
}

}  // namespace

void NarrationPlan::append(ScriptSection section) {
  if (section.utterances.empty()) section.utterances.emplace_back();
  Utterance& first = section.utterances.front();
  const Milliseconds pause = std::exchange(first.pause_before, {});
  const std::string cue = std::exchange(first.cue, {});
  if (pending_) {
    lead_on(*pending_, pause, cue);
    plan(std::move(*pending_), segments_, static_cast<std::uint32_t>(sections_.size()), 0);
  } else {
    opening_pause_ = pause;
    opening_cue_ = cue;
  }
  pending_ = std::make_unique<ScriptSection>(std::move(section));
}

void NarrationPlan::finish() {
  if (pending_) plan(std::move(*pending_), segments_, static_cast<std::uint32_t>(sections_.size()), 0);
  pending_.reset();
}

void NarrationPlan::prepend(ScriptSection section) {
  section.utterances.front().pause_before = {};
  section.utterances.front().cue.clear();
  lead_on(section, opening_pause_, opening_cue_);
  spools_.push_back(std::make_unique<SegmentSpool>(directory_));
  std::vector<PlannedSegment> first;
  plan(std::move(section), first, 0, static_cast<std::uint32_t>(spools_.size() - 1));
  const auto shift = static_cast<std::uint32_t>(first.size());
  for (std::size_t i = 1; i < sections_.size(); ++i) sections_[i].first_segment += shift;
  for (PlannedSegment& segment : segments_) ++segment.section;
  segments_.insert(segments_.begin(), first.begin(), first.end());
}

Segment NarrationPlan::read(const PlannedSegment& planned) const {
  return spools_.at(planned.spool)->read(planned.spool_index);
}

}  // namespace earbound
