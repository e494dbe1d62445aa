#include "script/phrases.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "config/language.hpp"
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
  CHECK(Phrases::load(voices, "de").length({3'720'000}) == "eine Stunde 2 Minuten");
}

TEST_CASE("every language that is shipped has every phrase") {
  const std::vector<std::string> languages = installed_languages(voices);
  CHECK(languages.size() >= 5);
  for (const std::string& language : languages) {
    CAPTURE(language);
    CHECK(Phrases::load(voices, language).has("closing"));
    CHECK_NOTHROW(load_sentence_rules(voices, language));
    CHECK_NOTHROW(load_labels(voices, language));
    CHECK(load_characters_per_word(voices, language) > 100);
  }
  CHECK(load_structure_words(voices).size() == languages.size());
}

TEST_CASE("a language without announcements says names, numbers and lengths alone, in itself") {
  const Phrases polish = Phrases::load(voices, "pl");
  CHECK(polish.language() == "pl");
  CHECK_FALSE(polish.has("closing"));
  CHECK(polish.say("closing", {{"title", "X"}}).empty());
  CHECK(polish.count("list", 3).empty());
  CHECK(polish.say("contents.chapter", {{"title", "X"}, {"length", "1 godzina"}}) == "X, 1 godzina.");
  CHECK(polish.length({4'320'000}) == "1 godzina 12 minut");
}

TEST_CASE("numbers go with the forms that the grammar has") {
  const test::TemporaryDirectory directory;
  const auto folder = directory.path() / "languages" / "pl";
  std::filesystem::create_directories(folder);
  std::ifstream english(voices + "/languages/en/announcements.txt");
  const std::string good{std::istreambuf_iterator<char>(english), {}};
  const auto load = [&](const std::string& text) {
    std::ofstream(folder / "announcements.txt") << text;
    return Phrases::load(directory.path().string(), "pl");
  };
  CHECK_THROWS_WITH(load(good), Catch::Contains(".many' is missing"));
  std::string polish = good;
  for (const char* counted :
       {"contents.chapters", "list", "list.nested", "code", "code.in", "table.columns", "table.rows"})
    polish += std::string(counted) + ".few = few {n}\n" + counted + ".many = many {n}\n";
  const Phrases phrases = load(polish);
  CHECK(phrases.count("list", 3) == "few 3");
  CHECK(phrases.count("list", 5) == "many 5");
  CHECK(phrases.count("list", 1) == "List of 1 item.");
}

TEST_CASE("faulty announcements are named with their line") {
  const test::TemporaryDirectory directory;
  const auto folder = directory.path() / "languages" / "en";
  std::filesystem::create_directories(folder);
  std::ifstream english(voices + "/languages/en/announcements.txt");
  const std::string good{std::istreambuf_iterator<char>(english), {}};
  const auto load = [&](const std::string& text) {
    std::ofstream(folder / "announcements.txt") << text;
    Phrases::load(directory.path().string(), "en");
  };
  CHECK_NOTHROW(load(good));
  CHECK_THROWS_WITH(load("oddity = x\n" + good), Catch::Contains("unknown phrase 'oddity'"));
  CHECK_THROWS_WITH(load(good + "closng = x\n"), Catch::Contains("unknown phrase 'closng'"));
  CHECK_THROWS_WITH(load("closing = x\n"), Catch::Contains("is missing"));
  const auto error = [&](const std::string& text) {
    try {
      load(text);
    } catch (const Error& caught) {
      return caught.message();
    }
    return std::string("no error");
  };
  const auto line = std::to_string(std::count(good.begin(), good.end(), '\n') + 1);
  CHECK_THAT(
      error(good + "closing = End of {titel}\n"),
      Catch::Contains("announcements.txt:" + line + ": error: 'closing' knows no {titel}; its values are: title"));
  CHECK_THAT(error(good + "rule = {n}\n"), Catch::Contains("it has no values"));
  CHECK_THROWS_WITH(load(good + "closing = End of {title\n"), Catch::Contains("does not close"));
  CHECK_THROWS_AS(Phrases::load("/nowhere", "en"), Error);
  CHECK_FALSE(Phrases::load(voices, "../languages/en").has("closing"));
}
