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
  facts.settings = {{"voice", "en-gb"}, {"rate", 175}, {"spoken_contents", true}, {"formats", std::vector<std::string>{"mp3"}}};
  facts.loudness = {-16.0, -16.1234, -1.0, -1.506};
  facts.coverage = {120, 118, {{"alt.png", 7, "an image's address"}, {"***", 9, "markup"}}};
  return facts;
}

}  // namespace

TEST_CASE("the report accounts for every omitted word") {
  const Edition edition = sample_edition();
  const auto json = Json::parse(report_json(edition, sample_facts(), sample_files(edition)));
  CHECK(json["coverage"]["written"] == 120);
  CHECK(json["coverage"]["spoken"] == 118);
  REQUIRE(json["coverage"]["omitted"].size() == 2);
  CHECK(json["coverage"]["omitted"][0]["text"] == "alt.png");
  CHECK(json["coverage"]["omitted"][0]["line"] == 7);
  CHECK(json["coverage"]["omitted"][1]["reason"] == "markup");
}

TEST_CASE("the report states versions, settings, loudness, timings and sizes") {
  const Edition edition = sample_edition();
  const auto json = Json::parse(report_json(edition, sample_facts(), sample_files(edition)));
  CHECK(json["versions"]["espeak-ng"] == "1.51");
  CHECK(json["settings"]["voice"] == "en-gb");
  CHECK(json["settings"]["rate"] == 175);
  CHECK(json["settings"]["spoken_contents"] == true);
  CHECK(json["settings"]["formats"][0] == "mp3");
  CHECK(json["loudness"]["integrated_lufs"] == -16.12);
  CHECK(json["loudness"]["limiter_loss_lu"] == -1.51);
  CHECK(json["loudness"]["gain_db"] == 3.0);
  CHECK(json["timings"]["length_frames"] == 2205000);
  CHECK(json["timings"]["segments"] == 4);
  CHECK(json["timings"]["chapters"][1]["start_frame"] == 220500);
  CHECK(json["files"][1]["bytes"] == 612345);
}

TEST_CASE("silence has no loudness: null, and the report is written") {
  BuildFacts facts = sample_facts();
  facts.loudness.integrated_lufs = -std::numeric_limits<double>::infinity();
  const Edition edition = sample_edition();
  CHECK(Json::parse(report_json(edition, facts, {}))["loudness"]["integrated_lufs"].is_null());
}
