#include "publish/talking_book.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "publish/one_line.hpp"
#include "publish/sound_time.hpp"
#include "publish/work_identity.hpp"

namespace earbound {

bool TalkingChapter::is_note(const Clip& clip) const {
  if (clip.id.front() == 'r') return true;
  const TextStructure* around = structure_of(structures, clip.text);
  return around != nullptr && around->kind == TextStructure::Kind::note;
}

TalkingChapter talking_chapter(const Publication& publication, const DocumentHtml& html, std::size_t index) {
  const ChapterText& text = publication.chapter_texts[index];
  TalkingChapter chapter;
  chapter.heard = with_headings_whole(heard_stretches(publication.timed_chapter(index), text.section == nullptr,
                                                      publication.texts, OverlayUnit::sentence),
                                      html.anchors(), html.heading_id(index));
  chapter.clips = chapter_clips(publication.edition, index, chapter.heard, html.heading_id(index));
  chapter.structures = chapter_structures(text, html.anchors());
  chapter.length = sound_length(publication.edition.chapters[index]);
  return chapter;
}

std::string book_clock(Milliseconds time) {
  const std::int64_t seconds = time.count / 1000;
  return fmt::format("{}:{:02}:{:02}.{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, time.count % 1000);
}

std::string clip_id(const std::string& element) { return "v-" + element; }

std::vector<std::string> clip_ids(const std::vector<Clip>& clips) {
  std::unordered_map<std::string, int> count;
  std::vector<std::string> ids;
  ids.reserve(clips.size());
  for (const Clip& clip : clips) {
    const int number = ++count[clip.id];
    ids.push_back(clip_id(clip.id) + (number > 1 ? fmt::format("-again-{}", number) : std::string()));
  }
  return ids;
}

BookFacts book_facts(const Edition& edition) {
  const Metadata& work = edition.metadata;
  BookFacts facts{one_line(work.title),     work_identifier(edition),
                  work_language(edition),   work_date(edition, "2000-01-01"),
                  one_line(work.publisher), {}};
  for (const std::string& author : work.authors)
    if (std::string name = one_line(author); !name.empty()) facts.authors.push_back(std::move(name));
  constexpr const char* unknown = "Unknown";
  if (facts.title.empty()) facts.title = edition.name;
  if (facts.publisher.empty()) facts.publisher = facts.authors.empty() ? unknown : facts.authors.front();
  if (facts.authors.empty()) facts.authors.emplace_back(unknown);
  return facts;
}

std::string chapter_file(const Edition& edition, std::size_t index, const std::string& suffix) {
  const std::size_t width = std::max<std::size_t>(3, std::to_string(edition.chapters.size()).size());
  return fmt::format("{:0{}}.{}", index + 1, width, suffix);
}

}  // namespace earbound
