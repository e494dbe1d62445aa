#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "config/language.hpp"
#include "publish/contents_entries.hpp"
#include "publish/contents_json.hpp"
#include "publish/contents_text.hpp"
#include "publish/page_length.hpp"
#include "publish/playlist.hpp"
#include "sample_edition.hpp"

using namespace earbound;
using namespace earbound::test;

TEST_CASE("an entry's length counts its subsections, its own length does not") {
  const auto entries = contents_entries(sample_edition());
  REQUIRE(entries.size() == 4);
  CHECK(entries[1].begin.count == 10000);
  CHECK(entries[1].length.count == 60500);
  CHECK(entries[1].own_length.count == 20000);
  CHECK(entries[2].number == "2.1");
  CHECK(entries[3].number == "3");
}

TEST_CASE("lengths are differences of rounded positions, so they add up") {
  Edition edition = sample_edition();
  edition.chapters[1].begin.count += 7;
  edition.chapters[0].end = edition.chapters[0].subtree_end = edition.chapters[1].begin;
  const auto entries = contents_entries(edition);
  std::int64_t sum = 0;
  for (const auto& entry : entries) sum += entry.own_length.count;
  CHECK(sum == to_milliseconds(edition.length()).count);
}

TEST_CASE("contents.json nests as the headings do") {
  const Edition edition = sample_edition();
  const auto json = Json::parse(contents_json(edition, sample_files(edition)));
  CHECK(json["title"] == "Salt & <b>Pepper</b>");
  CHECK(json["length"] == 100.0);
  CHECK(json["audio"].size() == 2);
  REQUIRE(json["entries"].size() == 3);
  CHECK(json["entries"][0]["announcement"] == true);
  CHECK(json["entries"][1]["line"] == 3);
  CHECK(json["entries"][1]["length"] == 60.5);
  REQUIRE(json["entries"][1]["entries"].size() == 1);
  CHECK(json["entries"][1]["entries"][0]["title"] == "One and a half <script>");
  CHECK(json["entries"][1]["entries"][0]["start"] == 30.0);
  CHECK(json["entries"][2]["file"] == "chapters/04-x.mp3");
}

TEST_CASE("ten thousand entries are all there") {
  Edition edition = sample_edition();
  const Chapter last = edition.chapters.back();
  while (edition.chapters.size() < 10000) edition.chapters.push_back(last);
  const auto json = Json::parse(contents_json(edition, {}));
  CHECK(json["entries"].size() == 9999);
}

TEST_CASE("contents.txt has one line for each entry, indented by level") {
  const std::string text = contents_text(sample_edition(), {});
  CHECK(text ==
        "Salt & <b>Pepper</b>\nBy The \"house\"\nLength: 1:40\n\nContents\n\n"
        "1. Contents (starts at 0:00, lasts 0:10)\n"
        "2. One (starts at 0:10, lasts 1:00, its own part 0:20)\n"
        "  2.1. One and a half <script> (starts at 0:30, lasts 0:40)\n"
        "3. Two (starts at 1:10, lasts 0:29)\n");
}

TEST_CASE("the contents of a work in parts say in which part and where in it an entry begins") {
  const Edition edition = sample_edition_in_parts();
  const BuiltFiles files = sample_files(edition);
  const auto json = Json::parse(contents_json(edition, files));
  REQUIRE(json["parts"].size() == 2);
  CHECK(json["parts"][1]["start"] == 50.0);
  CHECK(json["parts"][1]["length"] == 50.0);
  CHECK(json["parts"][1]["chapters"] == "chapters-2.json");
  CHECK(json["audio"][2]["file"] == "sample-2.mp3");
  CHECK(json["audio"][2]["part"] == 2);
  CHECK(json["entries"][2]["start"] == 70.5);
  CHECK(json["entries"][2]["part"] == 2);
  CHECK(json["entries"][2]["start_in_part"] == 20.5);
  const auto halved = json["entries"][1]["entries"][0];
  CHECK(halved["part"] == 1);
  CHECK(halved["file"] == "chapters/03-x.mp3");
  CHECK(halved["files"] == std::vector<std::string>{"chapters/03-x.mp3", "chapters/03-x-2.mp3"});
  CHECK(contents_text(edition, files) ==
        "Salt & <b>Pepper</b>\nBy The \"house\"\nLength: 1:40\npart 1 of 2: sample-1.mp3, 0:50\npart 2 of 2: "
        "sample-2.mp3, 0:50\n\nContents\n\n"
        "1. Contents (part 1, starts at 0:00, lasts 0:10)\n"
        "2. One (part 1, starts at 0:10, lasts 1:00, its own part 0:20)\n"
        "  2.1. One and a half <script> (part 1, starts at 0:30, lasts 0:40, goes on until part 2)\n"
        "3. Two (part 2, starts at 0:20, lasts 0:29)\n");
}

TEST_CASE("one part is not called a part") {
  const Edition edition = sample_edition();
  const std::string json = contents_json(edition, sample_files(edition));
  CHECK_THAT(json, !Catch::Contains("\"part"));
  CHECK_THAT(json, !Catch::Contains("\"files\""));
}

TEST_CASE("the labels follow the language of the work, English where there are none") {
  const std::string voices = EARBOUND_SOURCE_DIR "/voices";
  Edition edition = sample_edition();
  edition.metadata.language = "de-AT";
  edition.labels = load_labels(voices, "de-AT");
  CHECK(contents_text(edition, {}).find("Dauer: 1:40\n\nInhalt\n") != std::string::npos);
  for (const char* language : {"en", "de", "fr", "es", "it"}) CHECK(load_labels(voices, language).language == language);
  CHECK(load_labels(voices, "cy").language == "en");
  CHECK(duration_in_words({3'661'400}, load_labels(voices, "fr")) == "1 heure 1 minute 1 seconde");
  CHECK(duration_in_words({120'000}, load_labels(voices, "en")) == "2 minutes");
  CHECK(duration_in_words({0}, load_labels(voices, "en")) == "0 seconds");
}

TEST_CASE("the playlist holds every chapter file, and a title cannot break its line") {
  const Edition edition = sample_edition();
  CHECK(playlist(edition, sample_files(edition)) ==
        "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:Salt & <b>Pepper</b>\n"
        "#EXTINF:10,Contents\nchapters/01-x.mp3\n#EXTINF:20,One\nchapters/02-x.mp3\n"
        "#EXTINF:41,One and a half <script>\nchapters/03-x.mp3\n#EXTINF:30,Two\nchapters/04-x.mp3\n");
}

TEST_CASE("the playlist of a work in parts holds the files of all chapters, or else the parts") {
  const Edition edition = sample_edition_in_parts();
  BuiltFiles files = sample_files(edition);
  CHECK_THAT(playlist(edition, files),
             Catch::Contains("#EXTINF:20,One and a half <script>\nchapters/03-x.mp3\n"
                             "#EXTINF:21,One and a half <script> (continued)\nchapters/03-x-2.mp3\n"));
  files.chapter_files.clear();
  CHECK(playlist(edition, files) ==
        "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:Salt & <b>Pepper</b>\n"
        "#EXTINF:50,Salt & <b>Pepper</b>, part 1 of 2\nsample-1.mp3\n#EXTINF:50,Salt & <b>Pepper</b>, part 2 of "
        "2\nsample-2.mp3\n");
}
