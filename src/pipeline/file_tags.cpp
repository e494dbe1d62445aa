#include "pipeline/file_tags.hpp"

#include "publish/part_titles.hpp"

namespace earbound {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

FileTags common_tags(const Edition& edition, std::string title, Frames length) {
  FileTags tags;
  tags.title = std::move(title);
  tags.album = edition.metadata.title;
  tags.artist = joined(edition.metadata.authors);
  tags.publisher = edition.metadata.publisher;
  tags.date = edition.metadata.date;
  tags.language = edition.metadata.language;
  tags.description = edition.metadata.description;
  tags.narrator = edition.narrator;
  tags.genre = edition.metadata.genre;
  tags.series = edition.metadata.series;
  tags.series_index = edition.metadata.series_index;
  tags.cover = edition.cover.bytes.empty() ? nullptr : &edition.cover;
  tags.length = length;
  return tags;
}

}  // namespace

FileTags part_tags(const Edition& edition, std::size_t part, const std::function<Milliseconds(Frames)>& time) {
  FileTags tags = common_tags(edition, part_title(edition, part), edition.parts[part].length);
  for (const HeardChapter& heard : edition.chapters_in(edition.parts[part]))
    tags.chapters.push_back(
        {heard_title(edition, heard.chapter, heard.continued), time(heard.begin), time(heard.end), heard.begin});
  return tags;
}

FileTags chapter_tags(const Edition& edition, std::size_t chapter, const Part& part) {
  const bool continued = part.first_segment > edition.chapters[chapter].first_segment;
  return common_tags(edition, heard_title(edition, chapter, continued), part.length);
}

}  // namespace earbound
