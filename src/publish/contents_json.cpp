#include "publish/contents_json.hpp"

#include "base/json.hpp"
#include "publish/contents_entries.hpp"
#include "publish/seconds.hpp"

namespace earbound {

namespace {

/// The entries from `next` on that stand at `depth` or deeper. As deep as headings nest: six levels.
Json entries_at(const std::vector<ContentsEntry>& entries, const Edition& edition, const BuiltFiles& built, std::size_t& next,
                int depth) {
  Json list = Json::array();
  while (next < entries.size() && entries[next].depth == depth) {
    const std::size_t index = next++;
    const ContentsEntry& entry = entries[index];
    Json item;
    item["title"] = entry.title;
    item["number"] = entry.number;
    item["start"] = seconds_of(entry.begin);
    item["length"] = seconds_of(entry.length);
    item["own_length"] = seconds_of(entry.own_length);
    item["announcement"] = edition.chapters[index].announcement;
    if (edition.chapters[index].lines.first > 0) item["line"] = edition.chapters[index].lines.first;
    if (const std::string file = built.chapter_file(index); !file.empty()) item["file"] = file;
    item["entries"] = entries_at(entries, edition, built, next, depth + 1);
    list.push_back(std::move(item));
  }
  return list;
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
  root["length"] = seconds_at(edition.length());
  Json audio = Json::array();
  for (const BuiltFile* file : built.audio()) {
    Json item;
    item["file"] = file->path;
    item["media_type"] = file->media_type;
    item["bytes"] = file->bytes;
    audio.push_back(std::move(item));
  }
  root["audio"] = std::move(audio);
  std::size_t next = 0;
  root["entries"] = entries_at(contents_entries(edition), edition, built, next, 1);
  return json_text(root);
}

}  // namespace earbound
