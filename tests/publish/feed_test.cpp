#include "publish/feed.hpp"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "publish/name_uuid.hpp"

using namespace earbound;

namespace {

FeedSettings sample_settings() {
  FeedSettings settings;
  settings.base_url = "https://example.org/audio/";
  settings.title = "Tides & <Times>";
  settings.description = "What the sea does.";
  settings.language = "en-GB";
  settings.authors = {"The Harbour"};
  settings.owner = "The Harbour Office";
  settings.email = "audio@example.org";
  settings.categories = {"Science > Earth Sciences", "News"};
  settings.licence = "CC-BY-4.0";
  settings.funding = "https://example.org/give";
  return settings;
}

FeedItem sample_item(const std::string& name, const std::string& date) {
  FeedItem item;
  item.name = name;
  item.title = "The \"ebb\"\n& <flow>";
  item.authors = {"One", "Two"};
  item.date = date;
  item.sound = {name + "/" + name + ".mp3", "audio/mpeg", 123456789012};
  item.other_sound = {{name + "/" + name + ".opus", "audio/ogg; codecs=opus", 77}};
  item.transcripts = {{name + "/" + name + ".vtt", "text/vtt", 0},
                      {name + "/" + name + ".srt", "application/x-subrip", 0}};
  item.chapters_path = name + "/chapters.json";
  item.page_path = name + "/index.html";
  item.cover_path = name + "/cover.jpg";
  item.small_cover_path = name + "/cover-small.jpg";
  item.length = {3'725'600};
  item.chapters = {{{0}, "Low <water>"}, {{3'661'042}, "High water"}};
  return item;
}

pugi::xml_document parsed(const std::string& feed) {
  pugi::xml_document xml;
  REQUIRE(xml.load_string(feed.c_str(), pugi::parse_default | pugi::parse_declaration));
  return xml;
}

std::string text(pugi::xml_node node, const char* path) { return node.select_node(path).node().text().get(); }

std::string value(pugi::xml_node node, const char* path) { return node.select_node(path).attribute().value(); }

}  // namespace

TEST_CASE("a feed has the UUID that Podcasting 2.0 gives its address") {
  CHECK(name_uuid("ead4c236-bf58-58c6-a2c6-a6b28d128cb6", "podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c");
  const auto xml = parsed(feed_xml(sample_settings(), {}, "", "earbound"));
  CHECK(text(xml, "//podcast:guid") == name_uuid("ead4c236-bf58-58c6-a2c6-a6b28d128cb6", "example.org/audio/feed.xml"));
}

TEST_CASE("a feed says of itself what its settings say") {
  const auto xml = parsed(feed_xml(sample_settings(), {}, "cover.png", "earbound 1"));
  const pugi::xml_node channel = xml.select_node("/rss[@version='2.0']/channel").node();
  CHECK(text(channel, "title") == "Tides & <Times>");
  CHECK(text(channel, "link") == "https://example.org/audio/");
  CHECK(value(channel, "atom:link[@rel='self']/@href") == "https://example.org/audio/feed.xml");
  CHECK(text(channel, "language") == "en-GB");
  CHECK(text(channel, "itunes:author") == "The Harbour");
  CHECK(text(channel, "itunes:owner/itunes:email") == "audio@example.org");
  CHECK(value(channel, "itunes:category[1]/@text") == "Science");
  CHECK(value(channel, "itunes:category[1]/itunes:category/@text") == "Earth Sciences");
  CHECK(value(channel, "itunes:category[2]/@text") == "News");
  CHECK(text(channel, "itunes:explicit") == "false");
  CHECK(text(channel, "itunes:type") == "episodic");
  CHECK(value(channel, "itunes:image/@href") == "https://example.org/audio/cover.png");
  CHECK(text(channel, "podcast:locked") == "yes");
  CHECK(text(channel, "podcast:license") == "CC-BY-4.0");
  CHECK(value(channel, "podcast:funding/@url") == "https://example.org/give");
}

TEST_CASE("an item tells its sound, chapters and transcripts, its texts being data") {
  const auto xml = parsed(feed_xml(sample_settings(), {sample_item("ebb and flow", "2024-05-31")}, "", "earbound"));
  const pugi::xml_node item = xml.select_node("//item").node();
  CHECK(text(item, "title") == "The \"ebb\" & <flow>");
  CHECK(value(item, "enclosure/@url") == "https://example.org/audio/ebb%20and%20flow/ebb%20and%20flow.mp3");
  CHECK(value(item, "enclosure/@length") == "123456789012");
  CHECK(value(item, "enclosure/@type") == "audio/mpeg");
  CHECK(text(item, "pubDate") == "Fri, 31 May 2024 12:00:00 GMT");
  CHECK(text(item, "itunes:duration") == "3726");
  CHECK(text(item, "itunes:author") == "One, Two");
  CHECK(text(item, "description") == "Low <water>; High water");
  CHECK(text(item, "content:encoded") ==
        "<p>Low &lt;water&gt;; High water</p><p>00:00:00 Low &lt;water&gt;<br/>01:01:01 High water</p>");
  CHECK(value(item, "podcast:transcript[@type='application/x-subrip']/@url") ==
        "https://example.org/audio/ebb%20and%20flow/ebb%20and%20flow.srt");
  CHECK(value(item, "podcast:alternateEnclosure/podcast:source/@uri") ==
        "https://example.org/audio/ebb%20and%20flow/ebb%20and%20flow.opus");
  CHECK(value(item, "itunes:image/@href") == "https://example.org/audio/ebb%20and%20flow/cover.jpg");
  CHECK(value(item, "podcast:chapters/@type") == "application/json+chapters");
  CHECK(value(item, "psc:chapters/psc:chapter[2]/@start") == "01:01:01.042");
}

TEST_CASE("people, licence and what is explicit are the feed's, and an item's own where it says so") {
  FeedSettings settings = sample_settings();
  settings.people = {{"Host <One>", {}, {}, {}},
                     {"Two", "guest", "https://example.org/?two", "https://example.org/two.jpg"}};
  FeedItem own = sample_item("own", "2024-05-31");
  own.people = {{"Three", "editor", {}, {}}};
  own.licence = "CC0-1.0";
  own.explicit_content = true;
  const auto xml = parsed(feed_xml(settings, {own, sample_item("other", "2024-05-30")}, "", "x"));
  CHECK(text(xml, "//channel/podcast:person[1]") == "Host <One>");
  CHECK_FALSE(xml.select_node("//channel/podcast:person[1]/@role"));
  CHECK(text(xml, "//channel/podcast:person[@role='guest']") == "Two");
  CHECK(xml.select_node("//podcast:person[2]/@href").attribute().value() == std::string("https://example.org/?two"));
  CHECK(xml.select_node("//podcast:person[2]/@img").attribute().value() == std::string("https://example.org/two.jpg"));
  CHECK(text(xml, "//item[1]/podcast:person[@role='editor']") == "Three");
  CHECK(text(xml, "//item[1]/podcast:license") == "CC0-1.0");
  CHECK(text(xml, "//item[1]/itunes:explicit") == "true");
  CHECK(text(xml, "//item[2]/itunes:explicit") == "false");
  CHECK_FALSE(xml.select_node("//item[2]/podcast:person"));
  settings.explicit_content = true;
  own.explicit_content = false;
  const auto explicit_feed = parsed(feed_xml(settings, {own}, "", "x"));
  CHECK(text(explicit_feed, "//channel/itunes:explicit") == "true");
  CHECK(text(explicit_feed, "//item/itunes:explicit") == "false");
}

TEST_CASE("the newest item comes first, and a guid is that of the name, whatever else changes") {
  FeedSettings settings = sample_settings();
  settings.serial = true;
  const auto before = parsed(
      feed_xml(settings, {sample_item("a", "2023"), sample_item("none", ""), sample_item("b", "2024-01-02")}, "", "x"));
  CHECK(text(before, "//item[1]/link") == "https://example.org/audio/b/index.html");
  CHECK(text(before, "//item[1]/itunes:episode") == "3");
  CHECK(text(before, "//item[3]/link") == "https://example.org/audio/none/index.html");
  CHECK(before.select_node("//item[3]/pubDate").node().empty());
  FeedItem renamed = sample_item("b", "2025");
  renamed.title = "Another title";
  renamed.sound.bytes = 1;
  const auto after = parsed(feed_xml(settings, {renamed}, "", "x"));
  CHECK(text(after, "//item/guid") == text(before, "//item[1]/guid"));
  CHECK(text(before, "//item[1]/guid") != text(before, "//item[2]/guid"));
}

TEST_CASE("dates of a feed are those of RFC 5322") {
  CHECK(feed_date("2024-02-29") == "Thu, 29 Feb 2024 12:00:00 GMT");
  CHECK(feed_date("2023-12") == "Fri, 01 Dec 2023 12:00:00 GMT");
  CHECK(feed_date("2023") == "Sun, 01 Jan 2023 12:00:00 GMT");
  CHECK_FALSE(feed_date("2023-02-29"));
  CHECK_FALSE(feed_date(""));
  CHECK_FALSE(feed_date("20x3"));
}
