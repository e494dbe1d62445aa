#include "pipeline/work_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <tuple>

#include "base/clock_text.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/staging.hpp"
#include "master/loudness.hpp"
#include "parse/parser.hpp"
#include "pipeline/delivery.hpp"
#include "pipeline/explanation.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/reading_names.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/versions.hpp"
#include "pipeline/voice_choice.hpp"
#include "model/written_form.hpp"
#include "publish/cover.hpp"
#include "script/language_detector.hpp"
#include "script/scriptwriter.hpp"
#include "text/unicode.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::size_t chapters_worth_a_contents = 3;
constexpr std::size_t sounding_segments = 12;  ///< that decide about the gain
constexpr int most_limiter_rounds = 8;
constexpr double tolerance_lu = 0.25;

/// What speaking the segments showed.
struct Measurements {
  LoudnessGate gate;             ///< of the whole work, before mastering
  std::vector<Omission> silent;  ///< words for which the voice made no sound
  double limiter_loss = 0;       ///< LU
  Mastering mastering;
};

void list_silent_words(const Segment& segment, const ClipMarks& marks, std::vector<Omission>& silent) {
  for (const WordTiming& timing : marks.words) {
    if (timing.begin < timing.end) continue;
    const Utterance& utterance = segment.utterances.at(timing.utterance);
    const Word& word = utterance.words.at(timing.word);
    if (word.line > 0) silent.push_back({written_form(utterance, word), static_cast<int>(word.line), "the voice makes no sound for it"});
  }
}

/// "FILE:LINE: " of the first written word; nothing for announcements.
std::string place_of(const std::string& source, const Segment& segment) {
  for (const Utterance& utterance : segment.utterances)
    for (const Word& word : utterance.words)
      if (word.line > 0) return fmt::format("{}:{}: ", source, word.line);
  return {};
}

class WorkBuilder {
 public:
  WorkBuilder(std::string source, const BuildOptions& options, ForkServer& server, Progress& progress)
      : source_(std::move(source)), options_(options), server_(server), progress_(progress) {}

  void build();

 private:
  [[nodiscard]] std::vector<CodecSettings> codecs(Frames length) const;
  Frames measure_length(NarrationPlan& plan, const EntryStore& store, const VoiceTable& voices);
  [[nodiscard]] std::string cue_directory() const {
    return options_.reading.cues ? (fs::path(voice_.file).parent_path() / "cues").string() : std::string();
  }
  void offer_languages();
  void write_script(const Scriptwriter& writer, NarrationPlan& plan);
  void name_clips(NarrationPlan& plan, std::size_t count, const SegmentService& service);
  void choose_gain(const NarrationPlan& plan, SegmentService& service, Measurements& measured);
  void narrate(NarrationPlan& plan, std::size_t count, SegmentService& service, Measurements& measured);
  void explain(const NarrationPlan& plan, std::size_t count, const SegmentService& service, Explanation& explanation);
  bool correct_gain(SegmentService& service, Measurements& measured) const;

  /// Does `work` for a segment; an Error is told the chapter and the source.
  template <class Work>
  auto in_chapter(const NarrationPlan& plan, const PlannedSegment& planned, Work work) {
    try {
      return work();
    } catch (Error& error) {
      error.within(fmt::format("chapter {} '{}'", chapter_number(plan, planned.section), plan.sections()[planned.section].title)).at(source_);
      throw;
    }
  }

  [[nodiscard]] Edition make_edition(const NarrationPlan& plan, double gain_db) const;
  void check_sizes(const BuiltFiles& audio) const;
  [[nodiscard]] BuildFacts facts(const Measurements& measured) const;
  /// The number that a chapter has in the finished work: the spoken contents, which are made last, stand first.
  [[nodiscard]] std::size_t chapter_number(const NarrationPlan& plan, std::size_t section) const {
    return section + 1 + (chapters_ - plan.sections().size());
  }

  std::string source_;
  const BuildOptions& options_;
  ForkServer& server_;
  Progress& progress_;
  Document document_;
  VoiceProfile voice_;
  Coverage coverage_;
  std::mutex merging_;
  bool contents_follow_ = false;
  std::size_t chapters_ = 0, chapters_told_ = 0;  ///< the contents included
  std::size_t steps_ = 0, steps_done_ = 0;
};

void WorkBuilder::build() {
  document_ = parse(source_);
  voice_ = choose_voice(options_, document_);
  Metadata& metadata = document_.metadata;
  if (metadata.title.empty()) metadata.title = edition_name(source_);
  if (metadata.language.empty()) metadata.language = voice_.language;
  const Cover cover = metadata.cover.empty() ? Cover{} : read_cover(metadata.cover);

  const Scriptwriter writer(document_, script_options(options_, voice_));
  const std::string name = edition_name(source_);
  StagedDirectory staged(options_.output + "/" + name);
  const EntryStore store(options_.cache_directory.empty() ? staged.path() + "/.cache" : options_.cache_directory);

  NarrationPlan plan(staged.path());
  write_script(writer, plan);
  offer_languages();
  const VoiceTable voices = choose_voices(options_, voice_, plan.languages());
  const Frames length = options_.largest_file == 0 ? Frames{} : measure_length(plan, store, voices);
  SegmentService service(server_, store, voices, codecs(length), cue_directory());
  progress_.begin_work(metadata.title, chapters_);

  Measurements measured;
  const std::size_t body = plan.segments().size();
  name_clips(plan, body, service);
  choose_gain(plan, service, measured);
  Explanation explanation(store, source_);
  explain(plan, body, service, explanation);
  narrate(plan, body, service, measured);
  if (contents_follow_) {
    std::vector<SpokenLength> lengths;
    for (const Chapter& chapter : make_edition(plan, 0).chapters)
      lengths.push_back({chapter.title, chapter.level, to_milliseconds(chapter.subtree_end - chapter.begin)});
    plan.prepend(writer.contents(lengths, coverage_));
    name_clips(plan, plan.segments().size() - body, service);
    explain(plan, plan.segments().size() - body, service, explanation);
    narrate(plan, plan.segments().size() - body, service, measured);
  }
  if (correct_gain(service, measured)) {
    measured.gate = {};
    measured.silent.clear();
    narrate(plan, plan.segments().size(), service, measured);
  }

  Edition edition = make_edition(plan, measured.mastering.gain_db);
  edition.name = name;
  edition.cover = cover;
  const Delivery delivery{edition, plan, options_, service, staged.path()};
  const BuiltFiles audio = deliver_audio(delivery);
  check_sizes(audio);
  deliver_contents(delivery, facts(measured), audio);
  for (const PlannedSegment& segment : plan.segments()) service.forget_samples(segment.clip);
  if (options_.cache_directory.empty()) fs::remove_all(store.directory());
  else explanation.save();
  staged.commit();
  if (store.damaged() > 0)
    progress_.warn(fmt::format("{} damaged entries of the cache were made again", store.damaged()));
  progress_.finish_work(metadata.title, options_.output + "/" + name, clock_text(to_milliseconds(edition.length())));
}

/// MP3 packets are needed for chapters/ even when no MP3 of the whole work is wanted.
std::vector<CodecSettings> WorkBuilder::codecs(Frames length) const {
  std::vector<AudioFormat> formats = options_.formats;
  if (options_.chapter_files && std::find(formats.begin(), formats.end(), AudioFormat::mp3) == formats.end())
    formats.push_back(AudioFormat::mp3);
  std::vector<CodecSettings> codecs;
  for (const AudioFormat format : formats) {
    if (format == AudioFormat::flac || format == AudioFormat::wav) continue;
    codecs.push_back(options_.largest_file == 0 ? codec_settings(format, options_.quality)
                                                : fitting_settings(format, length, options_.largest_file));
    if (options_.loudness.adjust) codecs.back().peak_limit = static_cast<float>(std::pow(10.0, (options_.loudness.true_peak - 0.2) / 20.0));
  }
  return codecs;
}

/// How long the work will be, to choose bit rates by: everything is spoken once, nothing encoded. The spoken contents are estimated.
Frames WorkBuilder::measure_length(NarrationPlan& plan, const EntryStore& store, const VoiceTable& voices) {
  SegmentService service(server_, store, voices, {}, cue_directory());
  std::atomic<std::int64_t> frames{0};
  parallel_for(plan.segments().size(), options_.jobs, [&](unsigned, std::size_t i) {
    const PlannedSegment& planned = plan.segments()[i];
    const Segment segment = plan.read(planned);
    frames += in_chapter(plan, planned, [&] { return service.marks(segment, service.clip_key(segment)).length.count; });
  });
  constexpr Milliseconds contents_entry{8000};
  return Frames{frames} + to_frames({contents_entry.count * static_cast<std::int64_t>(plan.sections().size() + 1)});
}

void WorkBuilder::write_script(const Scriptwriter& writer, NarrationPlan& plan) {
  const std::size_t count = writer.outline().size();
  contents_follow_ = options_.spoken_contents && count >= chapters_worth_a_contents;
  if (!contents_follow_) {
    ScriptSection opening = writer.opening(coverage_);  // a title such as "***" has nothing that can be spoken
    if (!opening.utterances.empty()) plan.append(std::move(opening));
  }
  for (std::size_t i = 0; i < count; ++i) {
    ScriptSection section = writer.section(i, coverage_);
    if (i + 1 == count)  // "End of ..." belongs to the last chapter: it is no place to go to
      for (Utterance& utterance : writer.closing().utterances) section.utterances.push_back(std::move(utterance));
    plan.append(std::move(section));
  }
  plan.finish();
  if (plan.segments().empty()) throw Error("there is nothing in it that can be spoken", "write some text into it").at(source_);
  chapters_ = plan.sections().size() + (contents_follow_ ? 1 : 0);
}

/// Paragraphs that seem to be in another language are read in it only when the author or the listener says so.
void WorkBuilder::offer_languages() {
  if (options_.reading.detect_language) return;
  for (const ForeignParagraph& paragraph : foreign_paragraphs(document_, document_.metadata.language))
    progress_.warn(fmt::format("{}:{}: the paragraph \"{} ...\" seems to be in the language '{}'; mark it, or build with --detect-language",
                               source_, paragraph.line, paragraph.beginning, paragraph.language));
}

/// Names the first `count` clips of the plan.
void WorkBuilder::name_clips(NarrationPlan& plan, std::size_t count, const SegmentService& service) {
  parallel_for(count, options_.jobs, [&](unsigned, std::size_t i) {
    PlannedSegment& planned = plan.segments()[i];
    planned.clip = service.clip_key(plan.read(planned));
  });
}

/// The gain of the whole work, from a few of its segments: those with the lowest hashes, so that an edit elsewhere chooses the same ones
/// and leaves the gain, and with it every packet, as it is. A short work is measured whole.
void WorkBuilder::choose_gain(const NarrationPlan& plan, SegmentService& service, Measurements& measured) {
  if (!options_.loudness.adjust) return;
  std::vector<const PlannedSegment*> sample;
  for (const PlannedSegment& planned : plan.segments()) sample.push_back(&planned);
  const auto count = std::min(sounding_segments, sample.size());
  std::partial_sort(sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(count), sample.end(),
                    [](auto* a, auto* b) { return a->clip < b->clip; });
  sample.resize(count);

  const auto loudness = [&](const auto& blocks_of) {
    LoudnessGate gate;
    parallel_for(count, options_.jobs, [&](unsigned, std::size_t i) {
      const std::vector<float> blocks = blocks_of(*sample[i]);
      const std::lock_guard lock(merging_);
      gate.add(blocks);
    });
    return gate.integrated();
  };
  const double spoken = loudness([&](const PlannedSegment& planned) {
    return in_chapter(plan, planned, [&] { return service.speak_and_keep(plan.read(planned), planned.clip).block_energies; });
  });
  measured.mastering = choose_mastering(options_.loudness, spoken, usual_limiter_loss);
  // More gain means more limiting, which asks for more gain: this settles in a round or two.
  for (int round = 0; round < most_limiter_rounds && std::isfinite(spoken); ++round) {
    const double mastered = loudness([&](const PlannedSegment& planned) {
      return service.mastered_blocks(plan.read(planned), planned.clip, measured.mastering);
    });
    measured.limiter_loss = spoken + measured.mastering.gain_db - mastered;
    const Mastering next = choose_mastering(options_.loudness, spoken, measured.limiter_loss);
    if (next == measured.mastering) break;
    measured.mastering = next;
  }
  service.set_mastering(measured.mastering);
}

/// Notes the keys of the first `count` segments and, when asked for, says why those that are missing from the store are missing.
void WorkBuilder::explain(const NarrationPlan& plan, std::size_t count, const SegmentService& service, Explanation& explanation) {
  for (std::size_t i = 0; i < count; ++i) {
    const PlannedSegment& planned = plan.segments()[i];
    const Segment segment = plan.read(planned);
    const SegmentKeys keys = service.keys(segment);
    if (options_.explain && service.is_missing(planned.clip))
      progress_.explain(fmt::format("{}chapter '{}': a piece is made again because {}", place_of(source_, segment),
                                    plan.sections()[planned.section].title, explanation.reason(keys)));
    explanation.note(keys);
  }
}

/// Whether the sample misled: then the gain follows from the whole work, and everything is to be encoded again.
bool WorkBuilder::correct_gain(SegmentService& service, Measurements& measured) const {
  const double whole = measured.gate.integrated();
  if (!options_.loudness.adjust || !std::isfinite(whole)) return false;
  const double delivered = whole + measured.mastering.gain_db - measured.limiter_loss;
  if (std::abs(delivered - options_.loudness.loudness) <= tolerance_lu) return false;
  const Mastering exact = choose_mastering(options_.loudness, whole, measured.limiter_loss);
  if (exact == measured.mastering) return false;
  measured.mastering = exact;
  service.set_mastering(exact);
  return true;
}

/// Speaks and encodes the first `count` segments of the plan.
void WorkBuilder::narrate(NarrationPlan& plan, std::size_t count, SegmentService& service, Measurements& measured) {
  const auto& sections = plan.sections();
  steps_ += count;
  std::vector<std::uint32_t> left(sections.size());
  for (std::size_t i = 0; i < sections.size(); ++i) left[i] = sections[i].segment_count;
  parallel_for(count, options_.jobs, [&](unsigned, std::size_t i) {
    PlannedSegment& planned = plan.segments()[i];
    const Segment segment = plan.read(planned);
    const ClipMarks marks = in_chapter(plan, planned, [&] { return service.speak_and_encode(segment, planned.clip); });
    planned.length = marks.length;
    const std::lock_guard lock(merging_);
    measured.gate.add(marks.block_energies);
    list_silent_words(segment, marks, measured.silent);
    progress_.advance(++steps_done_, steps_);
    if (--left[planned.section] == 0 && chapters_told_ < chapters_) {  // not again when the gain is corrected
      ++chapters_told_;
      progress_.finish_chapter(chapter_number(plan, planned.section), chapters_, sections[planned.section].title);
    }
  });
}

Edition WorkBuilder::make_edition(const NarrationPlan& plan, double gain_db) const {
  Edition edition;
  edition.metadata = document_.metadata;
  edition.gain_db = gain_db;
  edition.segment_begin.push_back({});
  for (const PlannedSegment& segment : plan.segments())
    edition.segment_begin.push_back(edition.segment_begin.back() + segment.length);
  for (const PlannedSection& section : plan.sections()) {
    const std::uint32_t last = section.first_segment + section.segment_count;
    edition.chapters.push_back({section.title, section.level, edition.segment_begin[section.first_segment], edition.segment_begin[last],
                                {}, section.first_segment, section.segment_count, section.lines, section.announcement});
  }
  std::vector<std::size_t> open;  // chapters whose subtree has not ended, outermost first
  for (std::size_t i = 0; i < edition.chapters.size(); ++i) {
    while (!open.empty() && edition.chapters[open.back()].level >= edition.chapters[i].level) {
      edition.chapters[open.back()].subtree_end = edition.chapters[i].begin;
      open.pop_back();
    }
    open.push_back(i);
  }
  for (const std::size_t i : open) edition.chapters[i].subtree_end = edition.length();
  return edition;
}

void WorkBuilder::check_sizes(const BuiltFiles& audio) const {
  if (options_.largest_file == 0) return;
  for (const BuiltFile* file : audio.audio())
    if (file->bytes > options_.largest_file)
      throw Error(fmt::format("{} would have {} bytes, more than --max-size allows", file->path, file->bytes),
                  "leave that format out, or allow more").at(source_);
}

BuildFacts WorkBuilder::facts(const Measurements& measured) const {
  BuildFacts facts;
  facts.source = fs::path(source_).filename().string();
  facts.versions = component_versions();
  std::vector<std::string> formats;
  for (const AudioFormat format : options_.formats) formats.emplace_back(format_name(format));
  if (options_.chapter_files) formats.emplace_back("chapters");
  facts.settings = {{"voice", voice_.name},
                    {"rate", std::int64_t{voice_.rate_wpm}},
                    {"formats", formats},
                    {"headings", std::int64_t{options_.reading.heading_depth}},
                    {"verbosity", verbosity_name(options_.reading.verbosity)},
                    {"cues", options_.reading.cues},
                    {"toc", std::string(options_.spoken_contents ? "spoken" : "none")},
                    {"loudness", std::string(options_.loudness.name)}};
  facts.loudness = {options_.loudness.loudness, measured.gate.integrated() + measured.mastering.gain_db - measured.limiter_loss,
                    options_.loudness.true_peak, measured.limiter_loss};
  facts.coverage = {coverage_.written, coverage_.spoken - measured.silent.size(), coverage_.omitted};
  facts.coverage.omitted.insert(facts.coverage.omitted.end(), measured.silent.begin(), measured.silent.end());
  std::stable_sort(facts.coverage.omitted.begin(), facts.coverage.omitted.end(), [](const Omission& a, const Omission& b) {
    return std::tie(a.line, a.text, a.reason) < std::tie(b.line, b.text, b.reason);
  });
  return facts;
}

}  // namespace

std::string edition_name(const std::string& source) {
  std::string stem = fs::path(source).stem().string();
  bool plain = !stem.empty() && stem.front() != '.' && stem.front() != '-' && stem.size() <= 200 &&
               std::none_of(stem.begin(), stem.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  try {
    plain = plain && decode_source(stem, source) == compose(stem);  // no other controls either
  } catch (const Error&) {
    plain = false;  // not UTF-8
  }
  return plain ? stem : ascii_slug(stem);
}

void build_work(const std::string& source, const BuildOptions& options, ForkServer& speech, Progress& progress) {
  WorkBuilder(source, options, speech, progress).build();
}

}  // namespace earbound
