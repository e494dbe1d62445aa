#include "pipeline/voice_choice.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

namespace {

VoiceProfile profile(const std::string& name, const std::string& language) {
  VoiceProfile made;
  made.name = name;
  made.language = language;
  made.rate_wpm = 170;
  return made;
}

BuildOptions options() {
  BuildOptions made;
  made.voices = {profile("de", "de"), profile("en-gb", "en-GB"), profile("en-us", "en-US"), profile("fr", "fr")};
  return made;
}

Document document(const std::string& language, const std::string& voice = {}) {
  Document made;
  made.source = "article.md";
  made.metadata.language = language;
  made.metadata.voice = voice;
  return made;
}

}  // namespace

TEST_CASE("a language is spoken by the profile of its tag, else of its language") {
  const BuildOptions all = options();
  const auto name = [&](const std::string& language) {
    const VoiceProfile* found = profile_for_language(all.voices, language);
    return found == nullptr ? "none" : found->name;
  };
  CHECK(name("en-US") == "en-us");
  CHECK(name("en_us") == "en-us");
  CHECK(name("EN-GB") == "en-gb");
  CHECK(name("en") == "en-gb");
  CHECK(name("en-AU") == "en-gb");
  CHECK(name("fr-CA") == "fr");
  CHECK(name("nl") == "none");
  CHECK(name("e") == "none");
  CHECK(name("english") == "none");
  CHECK(name("") == "none");
}

TEST_CASE("the voice of --voice goes before the article's voice, that before its language, and that before English") {
  BuildOptions chosen = options();
  CHECK(choose_voice(chosen, document("")).name == "en-gb");
  CHECK(choose_voice(chosen, document("fr")).name == "fr");
  CHECK(choose_voice(chosen, document("fr", "en-us")).name == "en-us");
  chosen.voice = profile("mine", "it");
  CHECK(choose_voice(chosen, document("fr", "en-us")).name == "mine");
}

TEST_CASE("a voice or a language that does not exist is an error that names the file and what there is") {
  try {
    choose_voice(options(), document("", "hal"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.message() ==
          "article.md: error: the article asks for the voice 'hal', which does not exist; use one of: de, en-gb, "
          "en-us, fr");
  }
  try {
    choose_voice(options(), document("xx"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK_THAT(error.message(), Catch::StartsWith("article.md: error: there is no voice for the language 'xx'; "));
  }
}

TEST_CASE("the rate of --rate is the pace of every voice") {
  BuildOptions fast = options();
  fast.rate_wpm = 300;
  const VoiceProfile voice = choose_voice(fast, document("en"));
  CHECK(voice.rate_wpm == 300);
  for (const auto& [language, each] : choose_voices(fast, voice, {"", "fr"})) CHECK(each.rate_wpm == 300);
  CHECK(choose_voice(options(), document("en")).rate_wpm == 170);
}

TEST_CASE("other languages get voices of their own, the work's language keeps its voice") {
  const BuildOptions all = options();
  const VoiceProfile british = choose_voice(all, document("en-GB"));
  const VoiceTable table = choose_voices(all, british, {"", "fr", "en-US", "nl", "de-AT"});
  CHECK(table.at("").name == "en-gb");
  CHECK(table.at("fr").name == "fr");
  CHECK(table.at("de-AT").name == "de");
  CHECK_FALSE(table.contains("en-US"));
  CHECK_FALSE(table.contains("nl"));
}

TEST_CASE("pauses keep step with the rate") {
  BuildOptions chosen = options();
  chosen.rate_wpm = 340;  // twice the profile's
  const VoiceProfile voice = choose_voice(chosen, document(""));
  CHECK(voice.rate_wpm == 340);
  CHECK(voice.sentence_pause.count == 125);
  CHECK(voice.paragraph_pause.count == 300);
  CHECK(voice.section_pause.count == 600);
  const VoiceProfile slow = at_pace(profile("en-gb", "en-GB"), {"85", 1, 85});
  CHECK(slow.sentence_pause.count == 500);
  const VoiceProfile normal = at_pace(profile("en-gb", "en-GB"), {});
  CHECK(normal.sentence_pause.count == 250);
  CHECK(normal.rate_wpm == 170);
}
