#pragma once
// What is heard of a chapter and when: its script, read back from disk, joined with the marks of its clips.

#include "model/edition.hpp"
#include "model/timed_text.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/segment_service.hpp"

namespace earbound {

/// `edition` was assembled from `plan`, whose clips `service` has made.
TimedChapter timed_chapter(const Edition& edition, const NarrationPlan& plan, SegmentService& service,
                           std::size_t chapter);

}  // namespace earbound
