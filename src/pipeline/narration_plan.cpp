#include "pipeline/narration_plan.hpp"

#include <utility>

namespace earbound {

NarrationPlan::NarrationPlan(std::string directory) : directory_(std::move(directory)) {
  spools_.push_back(std::make_unique<SegmentSpool>(directory_));
}

void NarrationPlan::plan(ScriptSection section, std::vector<PlannedSegment>& into, std::uint32_t index, std::uint32_t spool) {
  PlannedSection planned{section.title, section.level, section.lines, section.announcement,
                         static_cast<std::uint32_t>(into.size()), 0};
  for (const Segment& segment : cut_into_segments(std::move(section), index)) {
    for (const Utterance& utterance : segment.utterances) languages_.insert(utterance.language);
    into.push_back({index, spool, static_cast<std::uint32_t>(spools_[spool]->size()), {}, {}});
    spools_[spool]->add(segment);
    ++planned.segment_count;
  }
  sections_.insert(sections_.begin() + index, std::move(planned));
}

void NarrationPlan::append(ScriptSection section) {
  if (section.utterances.empty()) section.utterances.emplace_back();
  const Milliseconds before = std::exchange(section.utterances.front().pause_before, {});
  if (pending_) {
    pending_->utterances.back().pause_after += before;
    plan(std::move(*pending_), segments_, static_cast<std::uint32_t>(sections_.size()), 0);
  } else {
    opening_pause_ = before;
  }
  pending_ = std::make_unique<ScriptSection>(std::move(section));
}

void NarrationPlan::finish() {
  if (pending_) plan(std::move(*pending_), segments_, static_cast<std::uint32_t>(sections_.size()), 0);
  pending_.reset();
}

void NarrationPlan::prepend(ScriptSection section) {
  section.utterances.front().pause_before = {};
  section.utterances.back().pause_after += opening_pause_;
  spools_.push_back(std::make_unique<SegmentSpool>(directory_));
  std::vector<PlannedSegment> first;
  plan(std::move(section), first, 0, static_cast<std::uint32_t>(spools_.size() - 1));
  const auto shift = static_cast<std::uint32_t>(first.size());
  for (std::size_t i = 1; i < sections_.size(); ++i) sections_[i].first_segment += shift;
  for (PlannedSegment& segment : segments_) ++segment.section;
  segments_.insert(segments_.begin(), first.begin(), first.end());
}

Segment NarrationPlan::read(const PlannedSegment& planned) const { return spools_.at(planned.spool)->read(planned.spool_index); }

}  // namespace earbound
