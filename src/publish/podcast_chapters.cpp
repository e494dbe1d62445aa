#include "publish/podcast_chapters.hpp"

#include "base/json.hpp"
#include "publish/one_line.hpp"
#include "publish/seconds.hpp"

namespace earbound {

std::string podcast_chapters(const Edition& edition, const BuiltFiles& built) {
  Json root;
  root["version"] = "1.2.0";
  root["title"] = one_line(edition.metadata.title);
  std::string authors;
  for (const std::string& author : edition.metadata.authors) authors += (authors.empty() ? "" : ", ") + one_line(author);
  if (!authors.empty()) root["author"] = authors;
  if (!edition.metadata.description.empty()) root["description"] = one_line(edition.metadata.description);
  if (const BuiltFile* audio = built.main_audio()) root["fileName"] = audio->path;
  Json chapters = Json::array();
  for (const Chapter& chapter : edition.chapters) {
    Json entry;
    entry["startTime"] = seconds_at(chapter.begin);
    entry["endTime"] = seconds_at(chapter.end);
    entry["title"] = one_line(chapter.title);
    chapters.push_back(std::move(entry));
  }
  root["chapters"] = std::move(chapters);
  return json_text(root);
}

}  // namespace earbound
