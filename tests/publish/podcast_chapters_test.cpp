#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "publish/podcast_chapters.hpp"
#include "sample_edition.hpp"

using namespace earbound;
using namespace earbound::test;

TEST_CASE("chapters.json follows Podcasting 2.0, version 1.2.0") {
  const Edition edition = sample_edition();
  const auto json = Json::parse(podcast_chapters(edition, sample_files(edition)));
  CHECK(json["version"] == "1.2.0");
  CHECK(json["author"] == "The \"house\"");
  CHECK(json["fileName"] == "sample.mp3");
  REQUIRE(json["chapters"].size() == 4);
  CHECK(json["chapters"][0]["startTime"] == 0.0);
  CHECK(json["chapters"][3]["startTime"] == 70.5);
  CHECK(json["chapters"][3]["endTime"] == 100.0);
  CHECK(json["chapters"][2]["title"] == "One and a half <script>");
}

TEST_CASE("bytes that are not UTF-8 do not stop the file from being written") {
  Edition edition = sample_edition();
  edition.chapters[0].title = "a\xff";
  const auto json = Json::parse(podcast_chapters(edition, {}));
  CHECK(json["chapters"][0]["title"] == "a\xef\xbf\xbd");
}
