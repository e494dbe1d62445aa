#include "pipeline/narrator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/parallel.hpp"
#include "model/source_parts.hpp"
#include "model/texts.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr int most_corrections = 3;  // what the limiter takes of a large one may ask for another

std::vector<Omission> silent_words(const SegmentReader& read, const ClipMarks& marks, const TextIndex& texts) {
  const auto is_silent = [](const WordTiming& timing) { return timing.begin >= timing.end; };
  std::vector<Omission> silent;
  if (std::none_of(marks.words.begin(), marks.words.end(), is_silent)) return silent;
  const Segment segment = read();
  PlaceReader places(texts);
  for (const WordTiming& timing : marks.words) {
    if (!is_silent(timing)) continue;
    const Place& place = segment.utterances.at(timing.utterance).words.at(timing.word).place;
    if (const int line = places.line(place); line > 0)
      silent.push_back({fold_space(places.written(place)), line, "the voice makes no sound for it", place});
  }
  return silent;
}

/// "FILE:LINE: " of the first written word; nothing for announcements.
std::string place_of(const std::string& source, const Segment& segment, const TextIndex& texts) {
  PlaceReader places(texts);
  for (const Utterance& utterance : segment.utterances)
    for (const Word& word : utterance.words)
      if (const int line = places.line(word.place); line > 0)
        return source_place(source, texts.source_parts(), line) + ": ";
  return {};
}

}  // namespace

Frames Narrator::measure_length(std::size_t count, SegmentService& service) {
  std::atomic<std::int64_t> frames{0};
  threads_.run(count, [&](std::size_t i) {
    const PlannedSegment& planned = plan_.segments()[i];
    Segment segment = plan_.read(planned);
    const Hash clip = service.clip_key(service.identity(segment));
    frames += in_chapter(planned,
                         [&] { return service.speak_and_keep([&] { return std::move(segment); }, clip).length.count; });
  });
  return Frames{frames};
}

void Narrator::name_clips(std::size_t count, const SegmentService& service) {
  threads_.run(count, [&](std::size_t i) {
    PlannedSegment& planned = plan_.segments()[i];
    planned.identity = service.identity(plan_.read(planned));
    planned.clip = service.clip_key(planned.identity);
  });
}

void Narrator::explain(std::size_t count, const SegmentService& service, Explanation& explanation) {
  for (std::size_t i = 0; i < count; ++i) {
    const PlannedSegment& planned = plan_.segments()[i];
    const SegmentKeys keys = service.keys(planned.identity);
    if (options_.explain && service.is_missing(planned.clip))
      progress_.explain(fmt::format("{}chapter '{}': a segment is made again because {}",
                                    place_of(source_, plan_.read(planned), texts_),
                                    plan_.sections()[planned.section].title, explanation.reason(keys)));
    explanation.note(keys);
  }
}

void Narrator::set_mastering(const Mastering& mastering, SegmentService& service) {
  measured_ = {};
  measured_.mastering = mastering;
  service.set_mastering(mastering);
}

void Narrator::narrate(std::size_t count, SegmentService& service) {
  const auto& sections = plan_.sections();
  steps_ += count;
  std::vector<std::uint32_t> left(sections.size());
  for (std::size_t i = 0; i < sections.size(); ++i) left[i] = sections[i].segment_count;
  threads_.run(count, [&](std::size_t i) {
    PlannedSegment& planned = plan_.segments()[i];
    const auto [marks, levels] =
        in_chapter(planned, [&] { return service.speak_and_encode(plan_.reader(planned), planned.clip); });
    planned.length = marks.length;
    planned.energy = levels.clip.energy;
    const std::vector<Omission> silent = silent_words(plan_.reader(planned), marks, texts_);
    const std::lock_guard lock(merging_);
    measured_.gate.add(levels.gating_blocks);
    measured_.levels.add(levels.clip, marks.length);
    measured_.silent.insert(measured_.silent.end(), silent.begin(), silent.end());
    progress_.advance(++steps_done_, steps_);
    if (--left[planned.section] == 0 && chapters_told_ < chapters_) {  // not again when the gain is corrected
      ++chapters_told_;
      progress_.finish_chapter(chapter_number(planned.section), chapters_, sections[planned.section].title);
    }
  });
}

void Narrator::correct_gain(SegmentService& service) {
  for (int round = 0; round < most_corrections; ++round) {
    const double delivered =
        options_.loudness.meter == Meter::rms ? measured_.levels.rms() : measured_.gate.integrated();
    const Mastering corrected = corrected_mastering(options_.loudness, measured_.mastering, delivered);
    if (corrected == measured_.mastering) return;
    set_mastering(corrected, service);
    narrate(plan_.segments().size(), service);
  }
}

}  // namespace earbound
