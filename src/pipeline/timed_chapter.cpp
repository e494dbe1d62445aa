#include "pipeline/timed_chapter.hpp"

#include <utility>

namespace earbound {
namespace {

/// The utterances of one segment that say something.
void add_segment(Segment&& segment, const ClipMarks& marks, const Edition& edition, std::uint32_t index,
                 std::vector<TimedUtterance>& out) {
  const Frames origin = edition.segment_begin[index];
  const auto at = [&](std::uint32_t frame) { return origin + Frames{frame}; };
  auto timing = marks.words.begin();
  for (std::uint32_t i = 0; i < segment.utterances.size(); ++i) {
    Utterance& utterance = segment.utterances[i];
    TimedUtterance timed;
    for (; timing != marks.words.end() && timing->utterance == i; ++timing)
      timed.words.push_back({utterance.words.at(timing->word).place, at(timing->begin), at(timing->end)});
    if (timed.words.empty()) continue;
    timed.role = utterance.role;
    timed.level = utterance.level;
    timed.language = utterance.language.empty() ? edition.metadata.language : utterance.language;
    timed.text = std::move(utterance.text);
    timed.sentence_end = utterance.sentence_end;
    timed.paragraph_end = utterance.paragraph_end;
    timed.segment = index;
    timed.begin = at(marks.utterances.at(i).begin);
    timed.end = at(marks.utterances.at(i).end);
    out.push_back(std::move(timed));
  }
}

}  // namespace

TimedChapter timed_chapter(const Edition& edition, const NarrationPlan& plan, SegmentService& service,
                           std::size_t chapter) {
  TimedChapter timed{chapter, {}};
  const Chapter& heard = edition.chapters.at(chapter);
  for (std::uint32_t index = heard.first_segment; index < heard.first_segment + heard.segment_count; ++index) {
    const PlannedSegment& planned = plan.segments().at(index);
    if (planned.interlude) continue;
    add_segment(plan.read(planned), service.marks(plan.reader(planned), planned.clip), edition, index,
                timed.utterances);
  }
  return timed;
}

}  // namespace earbound
