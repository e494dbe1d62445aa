#include "publish/podcast_chapters.hpp"

#include "base/json.hpp"
#include "publish/file_names.hpp"
#include "publish/one_line.hpp"
#include "publish/part_titles.hpp"
#include "publish/publishers.hpp"
#include "publish/seconds.hpp"

namespace earbound {

std::string podcast_chapters(const Edition& edition, const BuiltFiles& built, std::size_t part) {
  Json root;
  root["version"] = "1.2.0";
  root["title"] = one_line(part_title(edition, part));
  std::string authors;
  for (const std::string& author : edition.metadata.authors)
    authors += (authors.empty() ? "" : ", ") + one_line(author);
  if (!authors.empty()) root["author"] = authors;
  if (!edition.metadata.description.empty()) root["description"] = one_line(edition.metadata.description);
  if (const BuiltFile* audio = built.main_audio(part)) root["fileName"] = audio->path;
  Json chapters = Json::array();
  for (const HeardChapter& heard : edition.chapters_in(edition.parts[part])) {
    Json entry;
    entry["startTime"] = seconds_at(heard.begin);
    entry["endTime"] = seconds_at(heard.end);
    entry["title"] = one_line(heard_title(edition, heard.chapter, heard.continued));
    chapters.push_back(std::move(entry));
  }
  root["chapters"] = std::move(chapters);
  return json_text(root);
}

const Publisher podcast_chapters_publisher{
    {}, "chapters for podcasts", {}, [](const Publication& publication, FileSink& sink) {
      for (std::size_t part = 0; part < publication.edition.parts.size(); ++part)
        sink.put(podcast_chapters_name(publication.edition, part), "application/json+chapters",
                 podcast_chapters(publication.edition, publication.sound, part));
    }};

}  // namespace earbound
