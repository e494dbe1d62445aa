// JSON Feed 1.1 (jsonfeed.org).

#include "base/json.hpp"
#include "publish/feed.hpp"
#include "publish/one_line.hpp"
#include "publish/web_text.hpp"

namespace earbound {
namespace {

Json names(const std::vector<std::string>& authors) {
  Json list = Json::array();
  for (const std::string& author : authors) list.push_back({{"name", one_line(author)}});
  return list;
}

Json item_json(const FeedSettings& settings, const FeedItem& item) {
  const auto address = [&](const std::string& path) { return settings.base_url + url_path(path); };
  const std::int64_t seconds = (item.length.count + 500) / 1000;
  Json json{{"id", "urn:uuid:" + item_guid(settings, item)}, {"title", one_line(item.title)}};
  if (!item.page_path.empty()) json["url"] = address(item.page_path);
  if (!item.cover_path.empty()) json["image"] = address(item.cover_path);
  json["summary"] = item_summary(item);
  json["content_html"] = item_notes(item);
  if (const auto date = internet_date(item.date)) json["date_published"] = *date;
  if (!item.authors.empty()) json["authors"] = names(item.authors);
  if (!item.language.empty()) json["language"] = item.language;
  Json sounds = Json::array();
  std::vector<FeedFile> files = item.other_sound;
  files.insert(files.begin(), item.sound);
  for (const FeedFile& file : files)
    sounds.push_back({{"url", address(file.path)},
                      {"mime_type", file.media_type},
                      {"title", one_line(item.title)},
                      {"size_in_bytes", file.bytes},
                      {"duration_in_seconds", seconds}});
  json["attachments"] = std::move(sounds);
  return json;
}

}  // namespace

std::string feed_json(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path,
                      const std::string& feed_path) {
  sort_items(items);
  Json feed{{"version", "https://jsonfeed.org/version/1.1"},
            {"title", one_line(settings.title)},
            {"home_page_url", settings.base_url},
            {"feed_url", settings.base_url + url_path(feed_path)}};
  if (!settings.description.empty()) feed["description"] = one_line(settings.description);
  if (!cover_path.empty()) feed["icon"] = settings.base_url + url_path(cover_path);
  if (!settings.authors.empty()) feed["authors"] = names(settings.authors);
  if (!settings.language.empty()) feed["language"] = settings.language;
  feed["items"] = Json::array();
  for (const FeedItem& item : items) feed["items"].push_back(item_json(settings, item));
  return json_text(feed);
}

}  // namespace earbound
