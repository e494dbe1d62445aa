#include "pipeline/narrator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/parallel.hpp"
#include "model/texts.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::size_t sounding_segments = 12;  ///< that decide about the gain
constexpr int most_limiter_rounds = 8;
constexpr double tolerance = 0.25;  // LU, or dB
constexpr double usual_limiter_loss =
    2.75;  // of speech of the engine in the podcast profile: where to begin to look for the gain

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
      if (const int line = places.line(word.place); line > 0) return fmt::format("{}:{}: ", source, line);
  return {};
}

}  // namespace

Frames Narrator::measure_length(std::size_t count, SegmentService& service) {
  std::atomic<std::int64_t> frames{0};
  parallel_for(count, options_.jobs, [&](unsigned, std::size_t i) {
    const PlannedSegment& planned = plan_.segments()[i];
    const Segment segment = plan_.read(planned);
    const Hash clip = service.clip_key(service.identity(segment));
    frames += in_chapter(planned, [&] { return service.speak_and_keep([&] { return segment; }, clip).length.count; });
  });
  return Frames{frames};
}

void Narrator::name_clips(std::size_t count, const SegmentService& service) {
  parallel_for(count, options_.jobs, [&](unsigned, std::size_t i) {
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
      progress_.explain(fmt::format("{}chapter '{}': a piece is made again because {}",
                                    place_of(source_, plan_.read(planned), texts_),
                                    plan_.sections()[planned.section].title, explanation.reason(keys)));
    explanation.note(keys);
  }
}

double Narrator::level(const std::vector<PlannedSegment>& sample, SegmentService& service,
                       const std::optional<Mastering>& mastering) {
  LoudnessGate gate;
  LevelSum sum;
  parallel_for(sample.size(), options_.jobs, [&](unsigned, std::size_t i) {
    const PlannedSegment& planned = sample[i];
    const auto read = plan_.reader(planned);
    ClipMarks marks = in_chapter(planned, [&] { return service.speak_and_keep(read, planned.clip); });
    if (options_.loudness.meter == Meter::rms) {
      const ClipLevels levels = service.levels(read, planned.clip, mastering.value_or(Mastering{}));
      const std::lock_guard lock(merging_);
      sum.add(levels, marks.length);
    } else {
      const std::vector<float> blocks =
          mastering ? service.mastered_blocks(read, planned.clip, *mastering) : std::move(marks.block_energies);
      const std::lock_guard lock(merging_);
      gate.add(blocks);
    }
  });
  return options_.loudness.meter == Meter::rms ? sum.rms() : gate.integrated();
}

double Narrator::delivered_level() const {
  if (options_.loudness.meter == Meter::rms) return measured_.levels.rms();
  return measured_.gate.integrated() + measured_.mastering.gain_db - measured_.limiter_loss;
}

std::vector<PlannedSegment> Narrator::sounding_sample() const {
  std::vector<const PlannedSegment*> all;
  for (const PlannedSegment& planned : plan_.segments()) all.push_back(&planned);
  const auto count = std::min(sounding_segments, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                    [](auto* a, auto* b) { return a->clip < b->clip; });
  std::vector<PlannedSegment> sample;
  for (std::size_t i = 0; i < count; ++i) sample.push_back(*all[i]);
  return sample;
}

void Narrator::choose_gain(SegmentService& service) {
  if (!options_.loudness.adjust) return;
  const std::vector<PlannedSegment> sample = sounding_sample();
  const double spoken = level(sample, service, std::nullopt);
  measured_.mastering = choose_mastering(options_.loudness, spoken, usual_limiter_loss);
  // More gain means more limiting, which asks for more gain: this settles in a round or two.
  for (int round = 0; round < most_limiter_rounds && std::isfinite(spoken); ++round) {
    measured_.limiter_loss = spoken + measured_.mastering.gain_db - level(sample, service, measured_.mastering);
    const Mastering next = choose_mastering(options_.loudness, spoken, measured_.limiter_loss);
    if (next == measured_.mastering) break;
    measured_.mastering = next;
  }
  service.set_mastering(measured_.mastering);
}

void Narrator::narrate(std::size_t count, SegmentService& service) {
  const auto& sections = plan_.sections();
  steps_ += count;
  std::vector<std::uint32_t> left(sections.size());
  for (std::size_t i = 0; i < sections.size(); ++i) left[i] = sections[i].segment_count;
  parallel_for(count, options_.jobs, [&](unsigned, std::size_t i) {
    PlannedSegment& planned = plan_.segments()[i];
    const auto [marks, levels] =
        in_chapter(planned, [&] { return service.speak_and_encode(plan_.reader(planned), planned.clip); });
    planned.length = marks.length;
    planned.levels = levels;
    const std::vector<Omission> silent = silent_words(plan_.reader(planned), marks, texts_);
    const std::lock_guard lock(merging_);
    measured_.gate.add(marks.block_energies);
    measured_.levels.add(levels, marks.length);
    measured_.silent.insert(measured_.silent.end(), silent.begin(), silent.end());
    progress_.advance(++steps_done_, steps_);
    if (--left[planned.section] == 0 && chapters_told_ < chapters_) {  // not again when the gain is corrected
      ++chapters_told_;
      progress_.finish_chapter(chapter_number(planned.section), chapters_, sections[planned.section].title);
    }
  });
}

void Narrator::correct_gain(SegmentService& service) {
  const double delivered = delivered_level();
  if (!options_.loudness.adjust || !std::isfinite(delivered)) return;
  if (std::abs(delivered - options_.loudness.loudness) <= tolerance) return;
  const Mastering exact = choose_mastering(options_.loudness, delivered - measured_.mastering.gain_db, 0);
  if (exact == measured_.mastering) return;
  measured_.mastering = exact;
  service.set_mastering(exact);
  if (std::isfinite(measured_.limiter_loss)) {
    const std::vector<PlannedSegment> sample = sounding_sample();
    measured_.limiter_loss = level(sample, service, std::nullopt) + exact.gain_db - level(sample, service, exact);
  }
  measured_.gate = {};
  measured_.levels = {};
  measured_.silent.clear();
  narrate(plan_.segments().size(), service);
}

}  // namespace earbound
