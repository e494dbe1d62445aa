// Transcripts, timed as the files of sound are, one of each kind for each of those: NAME.vtt and NAME.srt for players,
// NAME.words.vtt with the time of each word, NAME.chapters.vtt as a track of chapters; and NAME.transcript.txt to be
// read.
#include <optional>

#include "publish/captions.hpp"
#include "publish/file_names.hpp"
#include "publish/one_line.hpp"
#include "publish/part_titles.hpp"
#include "publish/publishers.hpp"
#include "publish/sentence_walk.hpp"
#include "publish/sound_time.hpp"
#include "publish/written_sentence.hpp"

namespace earbound {
namespace {

PacketGrid grid_of_part(const Publication& publication, std::size_t part) {
  const BuiltFile* sound = publication.sound.main_audio(part);
  return sound == nullptr ? PacketGrid{} : sound->grid;
}

/// The captions of a work in one format: a file for each part.
class Captions {
 public:
  Captions(const Publication& publication, const CaptionFormat& format, FileSink& sink)
      : publication_(publication), format_(format), sink_(sink) {}

  void add(const WrittenSentence& sentence, const TimedUtterance& first) {
    const Edition& edition = publication_.edition;
    const std::size_t part = edition.part_at(first.segment);
    while (parts_begun_ <= part) begin_part();
    const PacketGrid grid = grid_of_part(publication_, part);
    const auto time = [&](Frames at) { return time_in_work(edition, grid, first.segment, at).time; };
    for (Cue& cue : cues_of(sentence, first.language, format_.limits, time)) {
      write_waiting(cue.begin);
      waiting_ = std::move(cue);
    }
  }
  void finish() {
    while (parts_begun_ < publication_.edition.parts.size()) begin_part();
    finish_part();
  }

 private:
  void begin_part() {
    finish_part();
    const Edition& edition = publication_.edition;
    const std::size_t part = parts_begun_++;
    part_end_ = to_milliseconds(edition.parts[part].length);
    file_.emplace(
        sink_.create(edition.name + part_suffix(edition, part) + std::string(format_.suffix), format_.media_type));
    file_->write(format_.heading);
    count_ = 0;
  }
  void finish_part() {
    write_waiting(part_end_);
    if (file_) file_->finish();
    file_.reset();
  }
  /// Until the next one is known, nobody knows how long a cue may stand.
  void write_waiting(Milliseconds next) {
    if (!waiting_) return;
    lengthen(*waiting_, next, format_.limits);
    file_->write(format_.write(*waiting_, ++count_));
    waiting_.reset();
  }

  const Publication& publication_;
  const CaptionFormat& format_;
  FileSink& sink_;
  std::optional<FileWriter> file_;
  std::optional<Cue> waiting_;
  std::size_t parts_begun_ = 0, count_ = 0;
  Milliseconds part_end_;
};

/// Which paragraph, heading, item or cell a sentence stands in: none for announcements; nothing at all when it belongs
/// to the sentence before, as the reference to a note does.
std::optional<TextId> paragraph_of(std::span<const TimedUtterance> sentence, const TextIndex& texts) {
  std::optional<TextId> paragraph = TextId{};
  for (const TimedUtterance& utterance : sentence)
    for (const TimedWord& word : utterance.words) {
      if (!word.place.is_written()) continue;
      if (!texts.runs(word.place.text).front().is_text_of_its_own()) return word.place.text;
      paragraph.reset();
    }
  return paragraph;
}

/// Sentences as they are written: each paragraph, item and cell on a line of its own; empty lines between what is heard
/// apart, and one more before a heading.
class PlainTranscript {
 public:
  PlainTranscript(const Publication& publication, FileSink& sink)
      : texts_(publication.texts), file_(sink.create(publication.edition.name + ".transcript.txt", "text/plain")) {}

  void add(const WrittenSentence& sentence, std::span<const TimedUtterance> utterances) {
    if (sentence.text.empty()) return;
    const std::optional<TextId> paragraph = paragraph_of(utterances, texts_);
    if (set_apart_)
      file_.write(utterances.front().role == Role::heading ? "\n\n\n" : "\n\n");
    else if (begun_)
      file_.write(paragraph && paragraph != paragraph_ ? "\n" : " ");
    file_.write(sentence.text);
    if (paragraph) paragraph_ = *paragraph;
    set_apart_ = utterances.back().paragraph_end;
    begun_ = true;
  }
  void finish() {
    file_.write("\n");
    file_.finish();
  }

 private:
  const TextIndex& texts_;
  FileWriter file_;
  TextId paragraph_;
  bool begun_ = false, set_apart_ = false;
};

void write_chapter_tracks(const Publication& publication, FileSink& sink) {
  const Edition& edition = publication.edition;
  for (std::size_t part = 0; part < edition.parts.size(); ++part) {
    const PacketGrid grid = grid_of_part(publication, part);
    FileWriter file = sink.create(edition.name + part_suffix(edition, part) + ".chapters.vtt", "text/vtt");
    file.write(web_vtt.heading);
    for (const HeardChapter& heard : edition.chapters_in(edition.parts[part]))
      file.write(web_vtt.write({grid.time(heard.begin),
                                grid.time(heard.end),
                                one_line(heard_title(edition, heard.chapter, heard.continued)),
                                {}},
                               0));
    file.finish();
  }
}

void write_transcripts(const Publication& publication, FileSink& sink) {
  {
    Captions plain(publication, web_vtt, sink);
    Captions words(publication, web_vtt_words, sink);
    Captions sub_rip_file(publication, sub_rip, sink);
    PlainTranscript text(publication, sink);
    for_each_sentence(publication, [&](std::size_t, std::span<const TimedUtterance> utterances) {
      const WrittenSentence sentence = written_sentence(utterances, publication.texts);
      for (Captions* captions : {&plain, &words, &sub_rip_file}) captions->add(sentence, utterances.front());
      text.add(sentence, utterances);
    });
    for (Captions* captions : {&plain, &words, &sub_rip_file}) captions->finish();
    text.finish();
  }
  write_chapter_tracks(publication, sink);
}

}  // namespace

const Publisher transcript_publisher{
    "transcript", "transcripts: WebVTT, SubRip, plain text", {.work = true}, write_transcripts};

}  // namespace earbound
