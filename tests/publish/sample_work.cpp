#include "sample_work.hpp"

#include <functional>

#include "parse/parser.hpp"
#include "text/segmentation.hpp"

namespace earbound::test {
namespace {

constexpr std::int64_t word_frames = 2205;

/// The sentences of a text end at stops.
void hear(const std::vector<Run>& runs, Role role, TimedChapter& chapter, std::int64_t& now) {
  TimedUtterance utterance;
  const auto finish = [&] {
    if (utterance.words.empty()) return;
    utterance.role = role;
    utterance.language = "en";
    utterance.sentence_end = true;
    utterance.segment = static_cast<std::uint32_t>(chapter.chapter);
    utterance.begin = utterance.words.front().begin;
    utterance.end = utterance.words.back().end;
    chapter.utterances.push_back(std::exchange(utterance, {}));
  };
  std::vector<const Run*> references;
  for (const Run& run : runs) {
    if (run.kind == Run::Kind::note_reference) {
      references.push_back(&run);
      continue;
    }
    for (const TextRange word : written_words(run.text, "en")) {
      utterance.words.push_back({run.place(word.begin, word.end), {now}, {now + word_frames}});
      now += word_frames;
      if (run.text.compare(word.end, 1, ".") == 0) finish();
    }
  }
  finish();
  for (const Run* run : references) {
    utterance.words.push_back({run->place(0, run->text.size()), {now}, {now + word_frames}});
    now += word_frames;
    finish();
  }
}

void hear(const std::vector<Block>& blocks, TimedChapter& chapter, std::int64_t& now) {
  for (const Block& block : blocks) {
    hear(block.runs, Role::body, chapter, now);
    hear(block.children, chapter, now);
  }
}

void hear(const Section& section, bool whole, TimedChapter& chapter, std::int64_t& now) {
  hear(section.title, Role::heading, chapter, now);
  hear(section.blocks, chapter, now);
  if (whole)
    for (const Section& child : section.children) hear(child, true, chapter, now);
}

}  // namespace

SampleWork::SampleWork(const std::string& markdown, int depth)
    : document(parse_markdown(markdown, "article.md")), texts(document) {
  edition.name = "sample";
  edition.metadata = document.metadata;
  if (edition.metadata.title.empty()) edition.metadata.title = "Sample";
  if (edition.metadata.language.empty()) edition.metadata.language = "en";
  chapter_texts.push_back({});
  edition.chapters.push_back({});
  edition.chapters.back().title = "Contents";
  edition.chapters.back().announcement = true;
  for (const Section& section : document.sections) add(section, 1, depth);
  for (const Note& note : document.notes) chapter_texts.back().notes.push_back(&note);
}

void SampleWork::add(const Section& section, int level, int depth) {
  chapter_texts.push_back({&section, level == depth, {}});
  Chapter chapter;
  chapter.level = level;
  for (const Run& run : section.title) chapter.title += run.text;
  if (chapter.title.empty()) chapter.title = "Untitled";
  edition.chapters.push_back(chapter);
  if (level < depth)
    for (const Section& child : section.children) add(child, level + 1, depth);
}

Publication SampleWork::publication() const {
  return {edition,
          document,
          texts,
          source,
          sound,
          chapter_texts,
          [this](std::size_t chapter) { return timed(chapter); },
          chapter_sound};
}

TimedChapter SampleWork::timed(std::size_t number) const {
  TimedChapter chapter{number, {}};
  std::int64_t now = 0;
  const ChapterText& text = chapter_texts[number];
  if (text.section == nullptr) {
    hear(document.title, Role::heading, chapter, now);
    TimedUtterance announced{Role::announcement,  0, "en", "Ten minutes.", true, true, 0, {now},
                             {now + word_frames}, {}};
    announced.words.push_back({{}, {now}, {now + word_frames}});
    chapter.utterances.push_back(announced);
  } else {
    hear(*text.section, text.whole, chapter, now);
    for (const Note* note : text.notes) hear(note->blocks, chapter, now);
  }
  return chapter;
}

}  // namespace earbound::test
