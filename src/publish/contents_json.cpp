#include "publish/contents_json.hpp"

#include "base/json.hpp"
#include "model/source_parts.hpp"
#include "publish/contents_entries.hpp"
#include "publish/file_names.hpp"
#include "publish/publishers.hpp"
#include "publish/seconds.hpp"

namespace earbound {

namespace {

/// The entries from `next` on that stand at `depth` or deeper. As deep as headings nest: six levels.
Json entries_at(const std::vector<TimedEntry>& entries, const Edition& edition, const BuiltFiles& built,
                std::size_t& next, int depth) {
  Json list = Json::array();
  while (next < entries.size() && entries[next].depth == depth) {
    const std::size_t index = next++;
    const TimedEntry& entry = entries[index];
    Json item;
    item["title"] = entry.title;
    item["number"] = entry.number;
    item["start"] = seconds_of(entry.begin);
    if (edition.parts.size() > 1) {
      item["part"] = entry.part + 1;
      item["start_in_part"] = seconds_of(entry.begin_in_part);
    }
    item["length"] = seconds_of(entry.length);
    item["own_length"] = seconds_of(entry.own_length);
    item["announcement"] = edition.chapters[index].announcement;
    if (const PartLine at = part_line(edition.source_parts, edition.chapters[index].lines.first); at.line > 0) {
      if (!at.part.empty()) item["source_part"] = at.part;
      item["line"] = at.line;
    }
    if (const auto files = built.own_files(index); !files.empty()) {
      item["file"] = files.front();
      if (files.size() > 1) item["files"] = files;
    }
    item["entries"] = entries_at(entries, edition, built, next, depth + 1);
    list.push_back(std::move(item));
  }
  return list;
}

Json people_json(const std::vector<Person>& people) {
  Json list = Json::array();
  for (const Person& person : people) {
    Json entry{{"name", person.name}};
    if (!person.role.empty()) entry["role"] = person.role;
    if (!person.page.empty()) entry["page"] = person.page;
    if (!person.picture.empty()) entry["picture"] = person.picture;
    list.push_back(std::move(entry));
  }
  return list;
}

Json parts_json(const Edition& edition) {
  Json parts = Json::array();
  for (std::size_t i = 0; i < edition.parts.size(); ++i) {
    const Frames begin = edition.begin_of(edition.parts[i]);
    Json item;
    item["number"] = i + 1;
    item["start"] = seconds_at(begin);
    item["length"] = seconds_of(to_milliseconds(begin + edition.parts[i].length) - to_milliseconds(begin));
    item["chapters"] = podcast_chapters_name(edition, i);
    parts.push_back(std::move(item));
  }
  return parts;
}

}  // namespace

std::string contents_json(const Edition& edition, const BuiltFiles& built) {
  const Metadata& metadata = edition.metadata;
  Json root;
  root["format"] = "earbound contents";
  root["version"] = 1;
  root["title"] = metadata.title;
  root["authors"] = metadata.authors;
  root["language"] = metadata.language;
  if (!metadata.date.empty()) root["date"] = metadata.date;
  if (!metadata.description.empty()) root["description"] = metadata.description;
  if (!metadata.people.empty()) root["people"] = people_json(metadata.people);
  if (!metadata.licence.empty()) root["licence"] = metadata.licence;
  if (metadata.explicit_content) root["explicit"] = *metadata.explicit_content;
  if (metadata.season > 0) root["season"] = metadata.season;
  if (metadata.episode > 0) root["episode"] = metadata.episode;
  if (metadata.episode_a_chapter) root["podcast"] = *metadata.episode_a_chapter ? "per-chapter" : "per-work";
  root["length"] = seconds_at(edition.length());
  Json audio = Json::array();
  for (const BuiltFile* file : built.audio()) {
    Json item;
    item["file"] = file->path;
    item["media_type"] = file->media_type;
    item["bytes"] = file->bytes;
    if (edition.parts.size() > 1) item["part"] = file->part + 1;
    audio.push_back(std::move(item));
  }
  root["audio"] = std::move(audio);
  if (edition.parts.size() > 1) root["parts"] = parts_json(edition);
  std::size_t next = 0;
  root["entries"] = entries_at(contents_entries(edition), edition, built, next, 1);
  return json_text(root);
}

const Publisher contents_json_publisher{
    {}, "the table of contents for programs", {}, [](const Publication& publication, FileSink& sink) {
      sink.put("contents.json", "application/json", contents_json(publication.edition, publication.sound));
    }};

}  // namespace earbound
