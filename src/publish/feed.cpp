#include "publish/feed.hpp"
#include "publish/feed_markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>

#include "publish/name_uuid.hpp"
#include "publish/one_line.hpp"
#include "publish/web_text.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr const char* main_feed = "feed.xml";
constexpr std::size_t longest_summary = 4000;  // bytes that directories take
// Of Podcasting 2.0: feeds have UUIDs (RFC 9562, version 5) of this namespace.
constexpr std::string_view podcast_namespace = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

void add(pugi::xml_node parent, const char* name, const std::string& text) {
  if (!text.empty()) parent.append_child(name).text().set(text.c_str());
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + one_line(name);
  return all;
}

/// "00:01:02", the form that apps make links of; with milliseconds for Podlove.
std::string time_stamp(Milliseconds time, bool exact) {
  const std::int64_t seconds = time.count / 1000;
  std::string text = fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return exact ? fmt::format("{}.{:03}", text, time.count % 1000) : text;
}

/// What is said of a work that says nothing of itself: its chapters.
std::string whole_summary(const FeedItem& item) {
  if (!item.description.empty()) return one_line(item.description);
  std::string text;
  for (const FeedChapter& chapter : item.chapters) text += (text.empty() ? "" : "; ") + one_line(chapter.title);
  return text.empty() ? one_line(item.title) : text;
}

/// The day a date names; one without day or month is the first of them.
std::optional<std::chrono::year_month_day> day_of(const std::string& date) {
  const auto number = [&](std::size_t at, std::size_t digits, int otherwise) -> int {
    if (date.size() < at + digits) return otherwise;
    int value = 0;
    const char* const end = date.data() + at + digits;
    const auto read = std::from_chars(date.data() + at, end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
  };
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4, 0)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2, 1))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2, 1)))};
  if (!day.ok() || day.year() < std::chrono::year(1)) return std::nullopt;
  return day;
}

/// Of an address below the base, without its scheme and trailing slashes.
std::string feed_guid(const FeedSettings& settings, const std::string& path) {
  const std::string whole = settings.base_url + url_path(path);
  return name_uuid(podcast_namespace, whole.substr(whole.find("//") + 2));
}

void add_people(pugi::xml_node parent, const std::vector<Person>& people) {
  for (const Person& person : people) {
    pugi::xml_node node = parent.append_child("podcast:person");
    if (!person.role.empty()) node.append_attribute("role") = one_line(person.role).c_str();
    if (!person.picture.empty()) node.append_attribute("img") = person.picture.c_str();
    if (!person.page.empty()) node.append_attribute("href") = person.page.c_str();
    node.text().set(one_line(person.name).c_str());
  }
}

class FeedWriter {
 public:
  FeedWriter(const FeedSettings& settings, const std::string& cover_path, const std::string& feed_path)
      : settings_(settings),
        cover_(cover_path.empty() ? std::string() : address(cover_path)),
        self_(address(feed_path)),
        guid_(feed_guid(settings, feed_path)) {}

  std::string write(const std::vector<FeedItem>& items, const std::string& generator) {
    declare(xml_);
    pugi::xml_node rss = xml_.append_child("rss");
    rss.append_attribute("version") = "2.0";
    rss.append_attribute("xmlns:atom") = "http://www.w3.org/2005/Atom";
    rss.append_attribute("xmlns:content") = "http://purl.org/rss/1.0/modules/content/";
    rss.append_attribute("xmlns:itunes") = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    rss.append_attribute("xmlns:podcast") = "https://podcastindex.org/namespace/1.0";
    rss.append_attribute("xmlns:psc") = "http://podlove.org/simple-chapters";
    pugi::xml_node channel = rss.append_child("channel");
    describe(channel, generator);
    for (std::size_t i = 0; i < items.size(); ++i) item(channel, items[i], items.size() - i);
    return text_of(xml_);
  }

 private:
  [[nodiscard]] std::string address(const std::string& path) const { return settings_.base_url + url_path(path); }

  void describe(pugi::xml_node channel, const std::string& generator) const {
    const std::string title = one_line(settings_.title);
    add(channel, "title", title);
    add(channel, "link", settings_.base_url);
    add(channel, "description", one_line(settings_.description.empty() ? title : settings_.description));
    add(channel, "language", settings_.language);
    pugi::xml_node self = channel.append_child("atom:link");
    self.append_attribute("href") = self_.c_str();
    self.append_attribute("rel") = "self";
    self.append_attribute("type") = "application/rss+xml";
    add(channel, "generator", generator);
    add(channel, "itunes:author", joined(settings_.authors));
    owner(channel);
    for (const std::string& category : settings_.categories) add_category(channel, category);
    add(channel, "itunes:explicit", settings_.explicit_content ? "true" : "false");
    add(channel, "itunes:type", settings_.serial ? "serial" : "episodic");
    if (!cover_.empty()) {
      channel.append_child("itunes:image").append_attribute("href") = cover_.c_str();
      pugi::xml_node image = channel.append_child("image");
      add(image, "url", cover_);
      add(image, "title", title);
      add(image, "link", settings_.base_url);
    }
    add(channel, "podcast:guid", guid_);
    add(channel, "podcast:medium", "podcast");
    add(channel, "podcast:license", settings_.licence);
    add_people(channel, settings_.people);
    if (!settings_.funding.empty()) {
      pugi::xml_node funding = channel.append_child("podcast:funding");
      funding.append_attribute("url") = settings_.funding.c_str();
      funding.text().set(title.c_str());
    }
  }

  /// Who may take the feed to another host asks the owner: without an address nobody can.
  void owner(pugi::xml_node channel) const {
    if (settings_.email.empty()) return;
    pugi::xml_node owner = channel.append_child("itunes:owner");
    add(owner, "itunes:name", one_line(settings_.owner.empty() ? joined(settings_.authors) : settings_.owner));
    add(owner, "itunes:email", settings_.email);
    pugi::xml_node locked = channel.append_child("podcast:locked");
    locked.append_attribute("owner") = settings_.email.c_str();
    locked.text().set("yes");
  }

  static void add_category(pugi::xml_node channel, const std::string& category) {
    const std::size_t within = category.find('>');
    pugi::xml_node outer = channel.append_child("itunes:category");
    outer.append_attribute("text") = one_line(category.substr(0, within)).c_str();
    if (within != std::string::npos)
      outer.append_child("itunes:category").append_attribute("text") = one_line(category.substr(within + 1)).c_str();
  }

  void item(pugi::xml_node channel, const FeedItem& item, std::size_t number) const {
    pugi::xml_node node = channel.append_child("item");
    add(node, "title", one_line(item.title));
    if (!item.page_path.empty()) add(node, "link", address(item.page_path));
    pugi::xml_node guid = node.append_child("guid");
    guid.append_attribute("isPermaLink") = "false";
    guid.text().set(item_guid(settings_, item).c_str());
    if (const auto date = feed_date(item.date)) add(node, "pubDate", *date);
    add(node, "description", item_summary(item));
    add(node, "content:encoded", item_notes(item));
    pugi::xml_node enclosure = node.append_child("enclosure");
    enclosure.append_attribute("url") = address(item.sound.path).c_str();
    enclosure.append_attribute("length") = static_cast<unsigned long long>(item.sound.bytes);
    enclosure.append_attribute("type") = item.sound.media_type.c_str();
    add(node, "itunes:title", one_line(item.title));
    add(node, "itunes:author", joined(item.authors));
    add(node, "itunes:duration", std::to_string((item.length.count + 500) / 1000));
    add(node, "itunes:explicit", item.explicit_content.value_or(settings_.explicit_content) ? "true" : "false");
    add(node, "podcast:license", item.licence);
    add_people(node, item.people);
    if (!item.cover_path.empty())
      node.append_child("itunes:image").append_attribute("href") = address(item.cover_path).c_str();
    add(node, "itunes:episodeType", "full");
    if (item.season > 0) {
      add(node, "itunes:season", std::to_string(item.season));
      add(node, "podcast:season", std::to_string(item.season));
    }
    if (const std::size_t episode = item.episode > 0 ? static_cast<std::size_t>(item.episode) : number;
        settings_.serial || item.episode > 0) {
      add(node, "itunes:episode", std::to_string(episode));
      add(node, "podcast:episode", std::to_string(episode));
    }
    for (const FeedFile& other : item.other_sound) alternate(node, other);
    for (const FeedFile& transcript : item.transcripts) {
      pugi::xml_node text = node.append_child("podcast:transcript");
      text.append_attribute("url") = address(transcript.path).c_str();
      text.append_attribute("type") = transcript.media_type.c_str();
    }
    chapters(node, item);
  }

  void alternate(pugi::xml_node node, const FeedFile& file) const {
    pugi::xml_node other = node.append_child("podcast:alternateEnclosure");
    other.append_attribute("type") = file.media_type.c_str();
    other.append_attribute("length") = static_cast<unsigned long long>(file.bytes);
    other.append_child("podcast:source").append_attribute("uri") = address(file.path).c_str();
  }

  void chapters(pugi::xml_node node, const FeedItem& item) const {
    if (!item.chapters_path.empty()) {
      pugi::xml_node file = node.append_child("podcast:chapters");
      file.append_attribute("url") = address(item.chapters_path).c_str();
      file.append_attribute("type") = "application/json+chapters";
    }
    if (item.chapters.empty()) return;
    pugi::xml_node list = node.append_child("psc:chapters");
    list.append_attribute("version") = "1.2";
    for (const FeedChapter& chapter : item.chapters) {
      pugi::xml_node entry = list.append_child("psc:chapter");
      entry.append_attribute("start") = time_stamp(chapter.begin, true).c_str();
      entry.append_attribute("title") = one_line(chapter.title).c_str();
    }
  }

  const FeedSettings& settings_;
  std::string cover_, self_, guid_;
  pugi::xml_document xml_;
};

}  // namespace

void sort_items(std::vector<FeedItem>& items) {
  std::sort(items.begin(), items.end(), [](const FeedItem& a, const FeedItem& b) {
    return std::tie(b.date, b.name, b.order) < std::tie(a.date, a.name, a.order);
  });
}

std::string item_guid(const FeedSettings& settings, const FeedItem& item) {
  const std::string name = item.order > 0 ? fmt::format("{}#{}", item.name, item.order) : item.name;
  return name_uuid(feed_guid(settings, main_feed), name);
}

std::string item_summary(const FeedItem& item) {
  std::string text = whole_summary(item);
  return text.size() <= longest_summary ? text : truncate_bytes(text, longest_summary);
}

std::string item_notes(const FeedItem& item) {
  std::string html = "<p>" + escape_markup(item_summary(item)) + "</p>";
  if (item.chapters.size() < 2) return html;
  html += "<p>";
  for (std::size_t i = 0; i < item.chapters.size(); ++i)
    html += (i > 0 ? "<br/>" : "") + time_stamp(item.chapters[i].begin, false) + " " +
            escape_markup(one_line(item.chapters[i].title));
  return html + "</p>";
}

std::optional<std::string> internet_date(const std::string& date) {
  const auto day = day_of(date);
  if (!day) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}T12:00:00Z", static_cast<int>(day->year()), static_cast<unsigned>(day->month()),
                     static_cast<unsigned>(day->day()));
}

std::optional<std::string> feed_date(const std::string& date) {
  const auto known = day_of(date);
  if (!known) return std::nullopt;
  const std::chrono::year_month_day day = *known;
  constexpr const char* weekdays[]{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[]{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format(
      "{}, {:02} {} {:04} 12:00:00 GMT", weekdays[std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()],
      static_cast<unsigned>(day.day()), months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()));
}

std::string feed_xml(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path,
                     const std::string& generator, const std::string& feed_path) {
  sort_items(items);
  return FeedWriter(settings, cover_path, feed_path).write(items, generator);
}

}  // namespace earbound
