// OPDS Catalog 1.2: an acquisition feed, in Atom (RFC 4287).

#include <algorithm>

#include "publish/feed.hpp"
#include "publish/feed_markup.hpp"
#include "publish/one_line.hpp"
#include "publish/web_text.hpp"

namespace earbound {
namespace {

constexpr const char* catalogue_type = "application/atom+xml;profile=opds-catalog;kind=acquisition";
constexpr const char* undated = "2000-01-01T12:00:00Z";  // Atom asks for a date, and the clock has no part in this

void add(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).text().set(text.c_str());
}

void add_authors(pugi::xml_node parent, const std::vector<std::string>& authors) {
  for (const std::string& author : authors) add(parent.append_child("author"), "name", one_line(author));
}

void add_link(pugi::xml_node parent, const char* relation, const std::string& address, const std::string& type) {
  pugi::xml_node link = parent.append_child("link");
  link.append_attribute("rel") = relation;
  link.append_attribute("href") = address.c_str();
  link.append_attribute("type") = type.c_str();
}

/// What reading apps take.
std::vector<FeedFile> books_of(const FeedItem& item) {
  std::vector<FeedFile> files = item.books;
  std::vector<FeedFile> sound = item.other_sound;
  sound.push_back(item.sound);
  for (const FeedFile& file : sound)
    if (file.media_type == "audio/mp4") files.push_back(file);
  return files;
}

}  // namespace

std::string opds_catalogue(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path) {
  sort_items(items);
  std::erase_if(items, [](const FeedItem& item) { return books_of(item).empty(); });
  pugi::xml_document xml;
  declare(xml);
  pugi::xml_node feed = xml.append_child("feed");
  feed.append_attribute("xmlns") = "http://www.w3.org/2005/Atom";
  feed.append_attribute("xmlns:dc") = "http://purl.org/dc/terms/";
  const auto address = [&](const std::string& path) { return settings.base_url + url_path(path); };
  const std::string self = address("opds.xml");
  add(feed, "id", self);
  add(feed, "title", one_line(settings.title));
  add(feed, "updated", items.empty() ? undated : internet_date(items.front().date).value_or(undated));
  add_authors(feed, settings.authors);
  add_link(feed, "self", self, catalogue_type);
  add_link(feed, "start", self, catalogue_type);
  if (!cover_path.empty()) add(feed, "icon", address(cover_path));
  for (const FeedItem& item : items) {
    pugi::xml_node entry = feed.append_child("entry");
    add(entry, "title", one_line(item.title));
    add(entry, "id", "urn:uuid:" + item_guid(settings, item));
    add(entry, "updated", internet_date(item.date).value_or(undated));
    add_authors(entry, item.authors.empty() ? settings.authors : item.authors);
    if (!item.language.empty()) add(entry, "dc:language", item.language);
    if (!item.date.empty()) add(entry, "dc:issued", item.date);
    add(entry, "summary", item_summary(item));
    if (!item.cover_path.empty()) {
      add_link(entry, "http://opds-spec.org/image", address(item.cover_path), "image/jpeg");
      add_link(entry, "http://opds-spec.org/image/thumbnail", address(item.small_cover_path), "image/jpeg");
    }
    for (const FeedFile& book : books_of(item)) {
      add_link(entry, "http://opds-spec.org/acquisition/open-access", address(book.path), book.media_type);
      entry.last_child().append_attribute("length") = static_cast<unsigned long long>(book.bytes);
    }
  }
  return text_of(xml);
}

}  // namespace earbound
