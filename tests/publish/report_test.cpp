#include <catch2/catch.hpp>
#include <limits>

#include "base/json.hpp"
#include "publish/report.hpp"
#include "sample_edition.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

BuildFacts sample_facts() {
  BuildFacts facts;
  facts.source = "sample.md";
  facts.versions = {{"earbound", "0.1.0"}, {"espeak-ng", "1.51"}};
  facts.settings = {
      {"voice", "en-gb"}, {"rate", 175}, {"spoken_contents", true}, {"formats", std::vector<std::string>{"mp3"}}};
  facts.loudness = {-16.0, false, -16.1234, -1.0, -1.506, 4.567, 0.01234, -19.876};
  facts.coverage = {120, 118, {{"alt.png", 7, "an image's address"}, {"***", 9, "markup"}}};
  return facts;
}

}  // namespace

TEST_CASE("the report accounts for every omitted word") {
  const Edition edition = sample_edition();
  const auto json = Json::parse(report_json(edition, sample_facts(), sample_files(edition).files));
  CHECK(json["coverage"]["written"] == 120);
  CHECK(json["coverage"]["spoken"] == 118);
  REQUIRE(json["coverage"]["omitted"].size() == 2);
  CHECK(json["coverage"]["omitted"][0]["text"] == "alt.png");
  CHECK(json["coverage"]["omitted"][0]["line"] == 7);
  CHECK(json["coverage"]["omitted"][1]["reason"] == "markup");
}

TEST_CASE("the report states versions, settings, loudness, timings and sizes") {
  const Edition edition = sample_edition();
  const auto json = Json::parse(report_json(edition, sample_facts(), sample_files(edition).files));
  CHECK(json["versions"]["espeak-ng"] == "1.51");
  CHECK(json["settings"]["voice"] == "en-gb");
  CHECK(json["settings"]["rate"] == 175);
  CHECK(json["settings"]["spoken_contents"] == true);
  CHECK(json["settings"]["formats"][0] == "mp3");
  CHECK(json["loudness"]["integrated_lufs"] == -16.12);
  CHECK(json["loudness"]["limiter_loss_lu"] == -1.51);
  CHECK(json["loudness"]["limiter_deepest_db"] == 4.57);
  CHECK(json["loudness"]["limited_percent"] == 1.23);
  CHECK(json["loudness"]["rms_db"] == -19.88);
  CHECK(json["loudness"]["gain_db"] == 3.0);
  CHECK(json["timings"]["length_frames"] == 2205000);
  CHECK(json["timings"]["segments"] == 4);
  CHECK(json["timings"]["chapters"][1]["start_frame"] == 220500);
  CHECK(json["files"][0]["bytes"] == 612345);
}

TEST_CASE("the report says what each part holds, and of each file of sound which part it is") {
  const Edition edition = sample_edition_in_parts();
  const auto json = Json::parse(report_json(edition, sample_facts(), sample_files(edition).files));
  REQUIRE(json["timings"]["parts"].size() == 2);
  CHECK(json["timings"]["parts"][1]["number"] == 2);
  CHECK(json["timings"]["parts"][1]["start_frame"] == 50 * 22050);
  CHECK(json["timings"]["parts"][1]["end_frame"] == 100 * 22050);
  CHECK(json["timings"]["parts"][1]["segments"] == 2);
  CHECK(json["files"][3]["part"] == 2);
  CHECK_FALSE(json["files"][4].contains("part"));
}

TEST_CASE("silence has no loudness: null, and the report is written") {
  BuildFacts facts = sample_facts();
  facts.loudness.integrated_lufs = -std::numeric_limits<double>::infinity();
  const Edition edition = sample_edition();
  CHECK(Json::parse(report_json(edition, facts, {}))["loudness"]["integrated_lufs"].is_null());
}
