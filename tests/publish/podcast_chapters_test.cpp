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

TEST_CASE("a part has its own chapters, timed from its beginning, and the one it begins within is said to go on") {
  const Edition edition = sample_edition_in_parts();
  const BuiltFiles files = sample_files(edition);
  CHECK(Json::parse(podcast_chapters(edition, files, 0))["chapters"].size() == 3);
  const auto json = Json::parse(podcast_chapters(edition, files, 1));
  CHECK(json["title"] == "Salt & <b>Pepper</b>, part 2 of 2");
  CHECK(json["fileName"] == "sample-2.mp3");
  REQUIRE(json["chapters"].size() == 2);
  CHECK(json["chapters"][0]["title"] == "One and a half <script> (continued)");
  CHECK(json["chapters"][0]["startTime"] == 0.0);
  CHECK(json["chapters"][0]["endTime"] == 20.5);
  CHECK(json["chapters"][1]["startTime"] == 20.5);
  CHECK(json["chapters"][1]["endTime"] == 50.0);
}

TEST_CASE("bytes that are not UTF-8 do not stop the file from being written") {
  Edition edition = sample_edition();
  edition.chapters[0].title = "a\xff";
  const auto json = Json::parse(podcast_chapters(edition, {}));
  CHECK(json["chapters"][0]["title"] == "a\xef\xbf\xbd");
}
