#include "pipeline/edition_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <tuple>

#include "base/clock_text.hpp"
#include "base/error.hpp"
#include "base/heap.hpp"
#include "base/staging.hpp"
#include "config/language.hpp"
#include "model/source_parts.hpp"
#include "model/texts.hpp"
#include "pipeline/build_settings.hpp"
#include "pipeline/edition_assembly.hpp"
#include "pipeline/explanation.hpp"
#include "pipeline/long_chapters.hpp"
#include "pipeline/narration_plan.hpp"
#include "pipeline/narrator.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/sound_delivery.hpp"
#include "pipeline/timed_chapter.hpp"
#include "pipeline/versions.hpp"
#include "pipeline/voice_choice.hpp"
#include "pipeline/voice_levels.hpp"
#include "publish/publishers.hpp"
#include "publish/report.hpp"
#include "script/scriptwriter.hpp"
#include "text/unicode.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::size_t chapters_worth_a_contents = 3;

std::vector<SpokenLength> lengths_of(const std::vector<Chapter>& chapters) {
  std::vector<SpokenLength> lengths;
  lengths.reserve(chapters.size());
  for (const Chapter& chapter : chapters)
    lengths.push_back({chapter.title, chapter.level, to_milliseconds(chapter.subtree_end - chapter.begin)});
  return lengths;
}

std::size_t numbered_section(const std::vector<SectionHead>& outline, const std::string& number) {
  std::size_t index = 0;
  const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), index);
  if (failed != std::errc{} || index < 1 || index > outline.size())
    throw Error(fmt::format("there is no section {}", number),
                fmt::format("the sections are 1 to {}; `earbound outline` shows them", outline.size()));
  return index - 1;
}

/// By its number, or by its title or a part of it that no other title holds, in whatever case.
std::size_t find_section(const std::vector<SectionHead>& outline, const std::string& wanted) {
  if (!wanted.empty() && wanted.find_first_not_of("0123456789") == std::string::npos)
    return numbered_section(outline, wanted);
  std::vector<std::size_t> whole, partial;
  const std::string folded = lower_case(fold_space(wanted));
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const std::string title = lower_case(fold_space(outline[i].title));
    if (title == folded) whole.push_back(i);
    if (title.find(folded) != std::string::npos) partial.push_back(i);
  }
  const std::vector<std::size_t>& found = whole.empty() ? partial : whole;
  if (found.size() == 1) return found.front();
  const char* remedy = "give its number, as `earbound outline` shows it";
  if (found.empty()) throw Error(fmt::format("no section is called '{}'", wanted), remedy);
  throw Error(fmt::format("'{}' is in the titles of {} sections", wanted, found.size()), remedy);
}

class EditionBuilder {
 public:
  EditionBuilder(const Work& work, const Pace& pace, const Workforce& workforce, Progress& progress)
      : work_(work), pace_(pace), workforce_(workforce), progress_(progress), voice_(at_pace(work.voice, pace)) {}

  BuiltEdition build(StagedDirectory& staged, const EntryStore& store);
  SectionPreview preview(const std::string& section, const std::string& directory, const EntryStore& store);

 private:
  void narrate_work(const Scriptwriter& writer, NarrationPlan& plan, Narrator& narrator, SegmentService& service,
                    Explanation& explanation);
  [[nodiscard]] Mastering mastering_of_work(const Scriptwriter& writer, const TextIndex& texts,
                                            const std::string& directory, const EntryStore& store);
  ChapterLength write_section(const Scriptwriter& writer, std::size_t index, NarrationPlan& plan);
  void write_script(const Scriptwriter& writer, NarrationPlan& plan);
  [[nodiscard]] ScriptSection opening_of(const Scriptwriter& writer, const std::vector<SpokenLength>& chapters,
                                         Milliseconds length, Coverage& coverage) const;
  [[nodiscard]] std::vector<CodecSettings> codecs(Frames length) const;
  [[nodiscard]] std::uint64_t other_bytes() const;
  [[nodiscard]] bool wants_samples() const;
  Mastering set_levels(SegmentService& service, const EntryStore& store, const VoiceTable& voices) const;
  Frames estimate_length(const Scriptwriter& writer, Narrator& narrator, const NarrationPlan& plan,
                         const EntryStore& store, const VoiceTable& voices) const;
  [[nodiscard]] std::string cue_directory() const {
    return work_.options.reading.cues ? work_.options.reading.voices_directory + "/cues" : std::string();
  }
  [[nodiscard]] Edition assemble(const NarrationPlan& plan, const Metadata& metadata) const;
  void warn(int line, const std::string& what);
  void check_sizes(const BuiltFiles& audio) const;
  [[nodiscard]] std::vector<std::string> level_warnings(const BuiltFiles& audio) const;
  [[nodiscard]] BuildFacts facts(const Measurements& measured) const;

  const Work& work_;
  const Pace& pace_;
  const Workforce& workforce_;
  Progress& progress_;
  VoiceProfile voice_;
  Coverage coverage_;
  std::vector<std::string> warnings_;
  std::size_t chapters_ = 0;  ///< the contents included
};

BuiltEdition EditionBuilder::build(StagedDirectory& staged, const EntryStore& store) {
  const Scriptwriter writer(work_.document, script_options(work_.options, voice_, work_.source));
  const std::string& voices_directory = work_.options.reading.voices_directory;
  const Labels labels = load_labels(voices_directory, work_.document.metadata.language);
  const PlayerWords player_words = load_player_words(voices_directory, work_.document.metadata.language);
  NarrationPlan plan(staged.path());
  write_script(writer, plan);
  const VoiceTable voices = choose_voices(work_.options, voice_, plan.languages(), pace_);
  Metadata metadata = work_.document.metadata;
  metadata.title += title_suffix(pace_);
  progress_.begin_work(metadata.title, chapters_);

  const TextIndex texts(work_.document);
  Narrator narrator(work_.source, texts, work_.options, plan, chapters_, workforce_.threads, progress_);
  const Frames length =
      work_.options.largest_file == 0 ? Frames{} : estimate_length(writer, narrator, plan, store, voices);
  SegmentService service(*workforce_.servers.speech, store, voices, codecs(length), cue_directory(), wants_samples());
  Explanation explanation(store, work_.source + file_suffix(pace_));
  narrator.set_mastering(set_levels(service, store, voices), service);
  narrate_work(writer, plan, narrator, service, explanation);

  Edition edition = assemble(plan, metadata);
  edition.gain_db = narrator.measured().mastering.gain_db;
  edition.name = work_.name + file_suffix(pace_);
  edition.narrator = "eSpeak NG, " + voice_.name;
  edition.labels = labels;
  edition.player_words = player_words;
  edition.cover = work_.cover;
  edition.source_parts = work_.document.parts;
  edition.large_cover = work_.large_cover;
  FileSink sink(staged.path());
  const Delivery delivery{edition, plan, work_.options, service, workforce_.threads, staged.path()};
  const DeliveredSound sound = deliver_sound(delivery, sink);
  check_sizes(sound.files);
  std::vector<ChapterText> chapter_texts = writer.texts();
  chapter_texts.insert(chapter_texts.begin(), ChapterText{});  // the opening
  publish({edition, work_.document, texts, work_.source, sound.files, chapter_texts,
           [&](std::size_t chapter) { return timed_chapter(edition, plan, service, chapter); }, sound.chapter_sound,
           work_.options.overlay, [this](int line, const std::string& what) { warn(line, what); }},
          work_.options.publishers, sink);
  fs::remove_all(packed_sound_directory(staged.path()));
  sink.put("report.json", "application/json", report_json(edition, facts(narrator.measured()), sink.files()));
  for (const PlannedSegment& segment : plan.segments()) service.forget_samples(segment.clip);
  explanation.save();
  for (std::string& warning : level_warnings(sound.files)) warnings_.push_back(std::move(warning));
  return {metadata.title, work_.options.output + "/" + edition.name, clock_text(to_milliseconds(edition.length())),
          std::move(warnings_)};
}

/// The segments of `plan`, and the opening before them, which tells how long they are.
void EditionBuilder::narrate_work(const Scriptwriter& writer, NarrationPlan& plan, Narrator& narrator,
                                  SegmentService& service, Explanation& explanation) {
  const std::size_t body = plan.segments().size();
  narrator.name_clips(body, service);
  give_memory_back();  // before the workers take theirs
  narrator.explain(body, service, explanation);
  narrator.narrate(body, service);
  const Edition spoken = assemble_edition(plan, work_.document.metadata, {});
  plan.prepend(opening_of(writer, lengths_of(spoken.chapters), to_milliseconds(spoken.length()), coverage_));
  const std::size_t added = plan.segments().size() - body;
  narrator.name_clips(added, service);
  narrator.explain(added, service, explanation);
  narrator.narrate(added, service);
  narrator.correct_gain(service);
}

/// The sound of one section alone, as its chapter's own file has it.
SectionPreview EditionBuilder::preview(const std::string& section, const std::string& directory,
                                       const EntryStore& store) {
  const Scriptwriter writer(work_.document, script_options(work_.options, voice_, work_.source));
  const std::size_t index = find_section(writer.outline(), section);
  const TextIndex texts(work_.document);
  const Mastering mastering = mastering_of_work(writer, texts, directory, store);
  NarrationPlan plan(directory);
  write_section(writer, index, plan);
  const VoiceTable voices = choose_voices(work_.options, voice_, plan.languages(), pace_);
  SegmentService service(*workforce_.servers.speech, store, voices, codecs({}), cue_directory(), wants_samples());
  Narrator narrator(work_.source, texts, work_.options, plan, plan.sections().size(), workforce_.threads, progress_);
  set_levels(service, store, voices);
  narrator.set_mastering(mastering, service);
  narrator.name_clips(plan.segments().size(), service);
  narrator.narrate(plan.segments().size(), service);
  Metadata metadata = work_.document.metadata;
  metadata.title = writer.outline()[index].title;
  Edition edition = assemble(plan, metadata);
  edition.name = work_.name;
  FileSink sink(directory);
  const DeliveredSound sound =
      deliver_sound({edition, plan, work_.options, service, workforce_.threads, directory}, sink);
  for (const PlannedSegment& segment : plan.segments()) service.forget_samples(segment.clip);
  return {index + 1, metadata.title, to_milliseconds(edition.length()),
          directory + "/" + sound.files.files.front().path};
}

/// The level of a work is that of its voice, but for short ones, which are corrected by all that is heard in them: so
/// all of such a work is narrated.
Mastering EditionBuilder::mastering_of_work(const Scriptwriter& writer, const TextIndex& texts,
                                            const std::string& directory, const EntryStore& store) {
  constexpr std::size_t words_of_a_short_work = 2000;  // some twelve minutes
  std::size_t words = 0;
  for (const SectionHead& head : writer.outline()) words += head.words;
  NarrationPlan plan(directory);
  if (words <= words_of_a_short_work) write_script(writer, plan);
  const VoiceTable voices = choose_voices(work_.options, voice_, plan.languages(), pace_);
  SegmentService service(*workforce_.servers.speech, store, voices, codecs({}), cue_directory(), wants_samples());
  const Mastering of_voice = set_levels(service, store, voices);
  if (words > words_of_a_short_work) return of_voice;
  Explanation explanation(store, work_.source);  // not saved: it is no build
  Narrator narrator(work_.source, texts, work_.options, plan, chapters_, workforce_.threads, progress_);
  narrator.set_mastering(of_voice, service);
  narrate_work(writer, plan, narrator, service, explanation);
  for (const PlannedSegment& segment : plan.segments()) service.forget_samples(segment.clip);
  return narrator.measured().mastering;
}

/// How long the section is to be heard, as far as its words tell.
ChapterLength EditionBuilder::write_section(const Scriptwriter& writer, std::size_t index, NarrationPlan& plan) {
  ScriptSection section = writer.section(index, coverage_);
  const SectionHead& head = writer.outline()[index];
  ChapterLength chapter{head.title, head.lines.first, writer.estimated_length(section)};
  if (index + 1 == writer.outline().size())  // "End of ..." belongs to the last chapter: it is no place to go to
    for (Utterance& utterance : writer.closing().utterances) section.utterances.push_back(std::move(utterance));
  plan.append(std::move(section));
  return chapter;
}

void EditionBuilder::warn(int line, const std::string& what) {
  std::string warning = source_place(work_.source, work_.document.parts, line) + ": " + what;
  if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end())
    warnings_.push_back(std::move(warning));
}

void EditionBuilder::write_script(const Scriptwriter& writer, NarrationPlan& plan) {
  std::vector<ChapterLength> chapters;
  for (std::size_t i = 0; i < writer.outline().size(); ++i) chapters.push_back(write_section(writer, i, plan));
  if (&pace_ == &work_.options.paces.front())  // one warning for all paces
    warnings_ = long_chapter_remarks(work_.document, chapters);
  if (plan.segments().empty())
    throw Error("there is nothing in it that can be spoken", "write some text into it").at(work_.source);
  chapters_ = plan.sections().size() + 1;  // the opening or the contents
}

/// What comes first and is written last, as it tells how long everything is: the opening, with the spoken contents
/// where there are chapters enough.
ScriptSection EditionBuilder::opening_of(const Scriptwriter& writer, const std::vector<SpokenLength>& chapters,
                                         Milliseconds length, Coverage& coverage) const {
  if (!work_.options.spoken_contents || chapters.size() < chapters_worth_a_contents)
    return writer.opening(length, coverage);
  return writer.contents(chapters, length, coverage);
}

/// MP3 packets are needed for files of chapters and pages even when no MP3 of the whole work is wanted.
std::vector<CodecSettings> EditionBuilder::codecs(Frames length) const {
  std::vector<const SoundFormat*> formats = work_.options.formats;
  const SoundNeeds needs = needs_of(work_.options.publishers);
  if ((needs.chapter_files || needs.chapter_sound || needs.page_sound) &&
      std::find(formats.begin(), formats.end(), &mp3_format) == formats.end())
    formats.push_back(&mp3_format);
  std::vector<CodecSettings> codecs;
  for (const SoundFormat* format : formats) {
    if (!format->has_packets()) continue;
    if (work_.options.rules)
      codecs.push_back(work_.options.rules->mp3);
    else if (work_.options.largest_file == 0)
      codecs.push_back(codec_settings(*format, work_.options.quality));
    else
      codecs.push_back(fitting_settings(*format, length, other_bytes(), work_.options.largest_file));
    if (work_.options.loudness.adjust)
      codecs.back().peak_limit = static_cast<float>(std::pow(10.0, (work_.options.loudness.true_peak - 0.2) / 20.0));
  }
  return codecs;
}

bool EditionBuilder::wants_samples() const {
  return std::any_of(work_.options.formats.begin(), work_.options.formats.end(),
                     [](const SoundFormat* format) { return !format->has_packets(); });
}

/// Measures the voices, and lets `service` speak with all of them equally loud.
Mastering EditionBuilder::set_levels(SegmentService& service, const EntryStore& store, const VoiceTable& voices) const {
  try {
    WorkLevels levels =
        measure_voices(service, store, voices, work_.options.reading.voices_directory, work_.options.loudness);
    service.set_voices(std::move(levels.voices), levels.cue_loudness);
    return levels.mastering;
  } catch (Error& error) {
    error.at(work_.source);
    throw;
  }
}

/// What a file holds beside sound: about, and rather too much. Tags stand twice in MP3.
std::uint64_t EditionBuilder::other_bytes() const {
  constexpr std::uint64_t tags = 4000, chapter = 400;
  return tags + chapter * chapters_ + work_.cover.bytes.size();
}

/// How long the longest file will be, to choose bit rates by. The opening is estimated.
Frames EditionBuilder::estimate_length(const Scriptwriter& writer, Narrator& narrator, const NarrationPlan& plan,
                                       const EntryStore& store, const VoiceTable& voices) const {
  SegmentService service(*workforce_.servers.speech, store, voices, {}, cue_directory());
  set_levels(service, store, voices);
  const Frames body = narrator.measure_length(plan.segments().size(), service);
  std::vector<SpokenLength> chapters;
  constexpr Milliseconds some_minutes{1'234'000};
  for (const PlannedSection& section : plan.sections())
    chapters.push_back({section.title, section.level, some_minutes});
  Coverage none;
  const ScriptSection opening = opening_of(writer, chapters, to_milliseconds(body), none);
  const FileLayout& layout = work_.options.layout;
  const Frames whole = layout.before + body + layout.after + to_frames(writer.estimated_length(opening));
  return layout.longest.count != 0 ? std::min(whole, layout.longest) : whole;
}

Edition EditionBuilder::assemble(const NarrationPlan& plan, const Metadata& metadata) const {
  const FileLayout& layout = work_.options.layout;
  FileLayout chapters = layout;
  const SoundNeeds needs = needs_of(work_.options.publishers);
  const bool has_files_of_work = !work_.options.formats.empty() || needs.page_sound;
  if (const Milliseconds longest = needs.longest_chapter_sound; longest.count != 0)
    chapters.longest = layout.longest.count == 0 ? to_frames(longest) : std::min(layout.longest, to_frames(longest));
  try {
    return assemble_edition(plan, metadata, {has_files_of_work ? layout : FileLayout{}, chapters});
  } catch (Error& error) {
    error.at(work_.source);
    throw;
  }
}

void EditionBuilder::check_sizes(const BuiltFiles& audio) const {
  if (work_.options.largest_file == 0) return;
  for (const BuiltFile* file : audio.audio())
    if (file->bytes > work_.options.largest_file)
      throw Error(fmt::format("{} would have {} bytes, more than --max-size allows", file->path, file->bytes),
                  "leave that format out, or allow more")
          .at(work_.source);
}

/// Every file whose level the publisher does not take: short ones, mostly, that are more pause than speech.
std::vector<std::string> EditionBuilder::level_warnings(const BuiltFiles& audio) const {
  std::vector<std::string> warnings;
  if (!work_.options.rules) return warnings;
  const double lowest = work_.options.rules->quietest_rms_db, highest = work_.options.rules->loudest_rms_db;
  for (const BuiltFile& file : audio.files)
    if (file.rms_db < lowest || file.rms_db > highest)
      warnings.push_back(
          fmt::format("{}: {} has a level of {:.1f} dB RMS, and {} asks for {:.0f} to {:.0f}; longer chapters, as "
                      "--headings 1 makes them, "
                      "hold less silence",
                      work_.source, file.path, file.rms_db, work_.options.loudness.name, lowest, highest));
  return warnings;
}

BuildFacts EditionBuilder::facts(const Measurements& measured) const {
  BuildFacts facts;
  facts.source = fs::path(work_.source).filename().string();
  facts.versions = component_versions();
  facts.settings = build_settings(work_.options);
  for (Setting& setting : facts.settings) {
    if (setting.name == "voice") setting.value = voice_.name;
    if (setting.name == "rate") setting.value = std::int64_t{voice_.rate_wpm};
  }
  facts.loudness = {work_.options.loudness.loudness,   work_.options.loudness.meter == Meter::rms,
                    measured.gate.integrated(),        work_.options.loudness.true_peak,
                    measured.levels.limiter_loss_db(), measured.levels.deepest_db(),
                    measured.levels.limited_share(),   measured.levels.rms()};
  facts.coverage = {coverage_.written, coverage_.spoken - measured.silent.size(), coverage_.omitted};
  facts.signs = {coverage_.signs.written, coverage_.signs.spoken, coverage_.signs.omitted};
  facts.coverage.omitted.insert(facts.coverage.omitted.end(), measured.silent.begin(), measured.silent.end());
  const std::vector<Omission>& unread = work_.document.omissions;
  facts.coverage.omitted.insert(facts.coverage.omitted.end(), unread.begin(), unread.end());
  facts.coverage.written += unread.size();
  std::stable_sort(facts.coverage.omitted.begin(), facts.coverage.omitted.end(),
                   [](const Omission& a, const Omission& b) {
                     return std::tie(a.line, a.text, a.reason) < std::tie(b.line, b.text, b.reason);
                   });
  return facts;
}

}  // namespace

BuiltEdition build_edition(const Work& work, const Pace& pace, const Workforce& workforce, Progress& progress,
                           StagedDirectory& staged, const EntryStore& store) {
  return EditionBuilder(work, pace, workforce, progress).build(staged, store);
}

SectionPreview preview_section(const Work& work, const std::string& section, const Workforce& workforce,
                               Progress& progress, const std::string& directory, const EntryStore& store) {
  try {
    return EditionBuilder(work, work.options.paces.front(), workforce, progress).preview(section, directory, store);
  } catch (Error& error) {
    error.at(work.source);
    throw;
  }
}

}  // namespace earbound
