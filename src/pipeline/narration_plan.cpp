#include "pipeline/narration_plan.hpp"

#include <utility>

namespace earbound {

NarrationPlan::NarrationPlan(std::string directory) : directory_(std::move(directory)) {
  spools_.push_back(std::make_unique<SegmentSpool>(directory_));
}

NarrationPlan::Interlude NarrationPlan::take_lead(ScriptSection& section) {
  if (section.utterances.empty()) section.utterances.emplace_back();
  Utterance& first = section.utterances.front();
  return {std::exchange(first.pause_before, {}), std::exchange(first.cue, {})};
}

PlannedSection NarrationPlan::plan(ScriptSection section, std::vector<PlannedSegment>& into, std::uint32_t index,
                                   std::uint32_t spool) {
  PlannedSection planned{
      section.title, section.level, section.lines, section.announcement, static_cast<std::uint32_t>(into.size()), 0};
  for (const Segment& segment : cut_into_segments(std::move(section), index)) {
    for (const Utterance& utterance : segment.utterances) languages_.insert(utterance.language);
    into.push_back({index, spool, static_cast<std::uint32_t>(spools_[spool]->size()), {}, {}, {}});
    spools_[spool]->add(segment);
    ++planned.segment_count;
  }
  return planned;
}

void NarrationPlan::add_interlude(PlannedSection& section, const Interlude& interlude,
                                  std::vector<PlannedSegment>& into, std::uint32_t index, std::uint32_t spool) {
  if (interlude.pause.count == 0 && interlude.cue.empty()) return;
  Utterance utterance;
  utterance.cue = interlude.cue;
  (interlude.cue.empty() ? utterance.pause_after : utterance.pause_before) = interlude.pause;
  into.push_back({index, spool, static_cast<std::uint32_t>(spools_[spool]->size()), {}, {}, {}});
  into.back().interlude = true;
  spools_[spool]->add({index, {std::move(utterance)}});
  ++section.segment_count;
}

void NarrationPlan::append(ScriptSection section) {
  const Interlude lead = take_lead(section);
  const auto index = static_cast<std::uint32_t>(sections_.size());
  if (sections_.empty())
    opening_ = lead;
  else
    add_interlude(sections_.back(), lead, segments_, index - 1, 0);
  sections_.push_back(plan(std::move(section), segments_, index, 0));
}

void NarrationPlan::prepend(ScriptSection section) {
  take_lead(section);
  spools_.push_back(std::make_unique<SegmentSpool>(directory_));
  const auto spool = static_cast<std::uint32_t>(spools_.size() - 1);
  std::vector<PlannedSegment> first;
  PlannedSection planned = plan(std::move(section), first, 0, spool);
  add_interlude(planned, opening_, first, 0, spool);
  const auto shift = static_cast<std::uint32_t>(first.size());
  for (PlannedSection& each : sections_) each.first_segment += shift;
  for (PlannedSegment& segment : segments_) ++segment.section;
  sections_.insert(sections_.begin(), std::move(planned));
  segments_.insert(segments_.begin(), first.begin(), first.end());
}

Segment NarrationPlan::read(const PlannedSegment& planned) const {
  return spools_.at(planned.spool)->read(planned.spool_index);
}

}  // namespace earbound
