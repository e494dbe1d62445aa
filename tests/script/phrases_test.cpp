#include "script/phrases.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "temporary_directory.hpp"

using namespace earbound;

namespace {

const std::string voices = EARBOUND_SOURCE_DIR "/voices";

}  // namespace

TEST_CASE("lengths are said as people say them") {
  const Phrases english = Phrases::load(voices, "en-GB");
  CHECK(english.length({400}) == "1 second");
  CHECK(english.length({72'000}) == "1 minute 12 seconds");
  CHECK(english.length({600'000}) == "10 minutes");
  CHECK(english.length({629'000}) == "10 minutes");
  CHECK(english.length({3'600'000}) == "1 hour");
  CHECK(english.length({7'325'000}) == "2 hours 2 minutes");
  CHECK(Phrases::load(voices, "fr").length({61'000}) == "une minute une seconde");
  CHECK(english.rough_length({1}) == "5 seconds");
  CHECK(english.rough_length({43'000}) == "45 seconds");
  CHECK(english.rough_length({203'000}) == "3 minutes 20 seconds");
  CHECK(english.rough_length({400'000}) == "6 minutes 30 seconds");
  CHECK(english.rough_length({727'000}) == "12 minutes");
  CHECK(english.rough_length({9'550'000}) == "2 hours 40 minutes");
  CHECK(english.join({}).empty());
  CHECK(english.join({"A"}) == "A");
}

TEST_CASE("every language that is shipped has every phrase") {
  for (const auto& entry : std::filesystem::directory_iterator(voices + "/announcements")) {
    CAPTURE(entry.path().string());
    CHECK_NOTHROW(Phrases::load(voices, entry.path().stem().string()));
  }
}

TEST_CASE("faulty announcements are named with their line") {
  const test::TemporaryDirectory directory;
  const auto folder = directory.path() / "announcements";
  std::filesystem::create_directories(folder);
  std::ifstream english(voices + "/announcements/en.txt");
  const std::string good{std::istreambuf_iterator<char>(english), {}};
  const auto load = [&](const std::string& text) {
    std::ofstream(folder / "en.txt") << text;
    Phrases::load(directory.path().string(), "en");
  };
  CHECK_NOTHROW(load(good));
  CHECK_THROWS_WITH(load("oddity = x\n" + good), Catch::Contains("unknown phrase 'oddity'"));
  CHECK_THROWS_WITH(load("singular = 1\n"), Catch::Contains("is missing"));
  CHECK_THROWS_WITH(load(good + "singular = one\n"), Catch::Contains("lists the numbers"));
  const auto error = [&](const std::string& text) {
    try {
      load(text);
    } catch (const Error& caught) {
      return caught.message();
    }
    return std::string("no error");
  };
  const auto line = std::to_string(std::count(good.begin(), good.end(), '\n') + 1);
  CHECK_THAT(error(good + "closing = End of {titel}\n"),
             Catch::Contains("en.txt:" + line + ": error: 'closing' knows no {titel}; its values are: title"));
  CHECK_THAT(error(good + "rule = {n}\n"), Catch::Contains("it has no values"));
  CHECK_THROWS_WITH(load(good + "closing = End of {title\n"), Catch::Contains("does not close"));
  CHECK_THROWS_AS(Phrases::load("/nowhere", "en"), Error);
  CHECK_THROWS_AS(Phrases::load(voices + "/../../../etc", "../en"), Error);
}
