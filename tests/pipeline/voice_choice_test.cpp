#include "pipeline/voice_choice.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

namespace {

VoiceProfile profile(const std::string& name, const std::string& language) {
  VoiceProfile made;
  made.name = name;
  made.language = language;
  made.engine_voice = name;
  made.rate_wpm = 170;
  return made;
}

BuildOptions options() {
  BuildOptions made;
  made.voices = {{profile("de", "de"), profile("en-gb", "en-GB"), profile("en-us", "en-US"), profile("fr", "fr")},
                 EARBOUND_SOURCE_DIR "/voices"};
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

TEST_CASE(
    "a language is spoken by the profile of its tag, else of its language, else by the nearest voice of the engine") {
  const BuildOptions all = options();
  const auto name = [&](const std::string& language) {
    const auto match = all.voices.for_language(language);
    return match ? match->voice.name + (match->exact ? "" : ", nearest") : "none";
  };
  CHECK(name("en-US") == "en-us");
  CHECK(name("en_us") == "en-us");
  CHECK(name("EN-GB") == "en-gb");
  CHECK(name("en") == "en-gb");
  CHECK(name("en-AU") == "en-gb, nearest");
  CHECK(name("de-AT") == "de, nearest");
  CHECK(name("fr-FR") == "fr");
  CHECK(name("fr-BE") == "fr-be");
  CHECK(name("fr-CA") == "fr, nearest");
  CHECK(name("nl") == "nl");
  CHECK(name("pl-PL") == "pl");
  CHECK(name("pt-BR") == "pt-br");
  CHECK(name("pt-AO") == "pt, nearest");
  CHECK(name("es-MX") == "es-419, nearest");
  CHECK(name("zh") == "cmn");
  CHECK(name("zh-Hant") == "cmn, nearest");
  CHECK(name("sr-Latn") == "sr, nearest");
  CHECK(name("no") == "nb");
  CHECK(name("nn") == "nb, nearest");
  CHECK(name("iw") == "he");
  CHECK(name("e") == "none");
  CHECK(name("bo") == "none");
  CHECK(name("english") == "none");
  CHECK(name("") == "none");
}

TEST_CASE("a voice of the engine is a profile of defaults, like that of its language where there is one") {
  const BuildOptions all = options();
  const auto polish = all.voices.named("pl");
  REQUIRE(polish);
  CHECK(polish->engine_voice == "zlw/pl");
  CHECK(polish->language == "pl");
  CHECK(polish->rate_wpm == 165);
  CHECK(polish->heading[0].pause_before.count > 0);
  CHECK(all.voices.named("pl+f3")->engine_voice == "zlw/pl+f3");
  CHECK(all.voices.named("pl+f3")->name == "pl+f3");
  CHECK(all.voices.named("fr+f3")->engine_voice == "fr+f3");
  CHECK(all.voices.named("fr-be")->rate_wpm == 170);
  CHECK(all.voices.named("pt-BR")->name == "pt-br");
  CHECK(all.voices.named("roa/pt-BR")->name == "pt-br");
  CHECK(all.voices.named("no")->name == "nb");
  CHECK(all.voices.named("yue-Latn-jyutping")->engine_voice == "sit/yue-Latn-jyutping");
  CHECK_FALSE(all.voices.named("pl+nobody"));
  CHECK_FALSE(all.voices.named("hal"));
  CHECK_FALSE(all.voices.named(""));
  CHECK(all.voices.engine_voices().size() > 100);
}

TEST_CASE("the voice of --voice goes before the article's voice, that before its language, and that before English") {
  BuildOptions chosen = options();
  CHECK(choose_voice(chosen, document("")).voice.name == "en-gb");
  CHECK(choose_voice(chosen, document("fr")).voice.name == "fr");
  CHECK(choose_voice(chosen, document("fr", "en-us")).voice.name == "en-us");
  chosen.voice = profile("mine", "it");
  CHECK(choose_voice(chosen, document("fr", "en-us")).voice.name == "mine");
}

TEST_CASE("a voice or a language that does not exist is an error that names the file and what there is") {
  try {
    choose_voice(options(), document("", "hal"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.message() ==
          "article.md: error: the article asks for the voice 'hal', which does not exist; use one of: de, en-gb, "
          "en-us, fr, or a voice of the engine: `earbound voices` lists them");
  }
  try {
    choose_voice(options(), document("xx"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK_THAT(error.message(), Catch::StartsWith("article.md: error: there is no voice for the language 'xx'; "));
  }
}

TEST_CASE("the voice of a library reads what is in its language, or in none that is named") {
  Library library;
  library.file = "earbound.yaml";
  library.voice = "en-us";
  CHECK(choose_voice(options(), document(""), library).voice.name == "en-us");
  CHECK(choose_voice(options(), document("en-GB"), library).voice.name == "en-us");
  CHECK(choose_voice(options(), document("fr"), library).voice.name == "fr");
  CHECK(choose_voice(options(), document("fr", "en-gb"), library).voice.name == "en-gb");
  library.voice = "hal";
  try {
    choose_voice(options(), document(""), library);
    FAIL("a voice that does not exist");
  } catch (const Error& error) {
    CHECK_THAT(error.message(), Catch::StartsWith("earbound.yaml: error: there is no voice 'hal'; "));
  }
}

TEST_CASE("the rate of --rate is the pace of every voice") {
  BuildOptions fast = options();
  fast.rate_wpm = 300;
  const VoiceProfile voice = choose_voice(fast, document("en")).voice;
  CHECK(voice.rate_wpm == 300);
  for (const auto& [language, each] : choose_voices(fast, voice, {"", "fr"})) CHECK(each.rate_wpm == 300);
  CHECK(choose_voice(options(), document("en")).voice.rate_wpm == 170);
}

TEST_CASE("other languages get voices of their own, the work's language keeps its voice") {
  const BuildOptions all = options();
  const VoiceProfile british = choose_voice(all, document("en-GB")).voice;
  const VoiceTable table = choose_voices(all, british, {"", "fr", "en-US", "nl", "de-AT", "xx"});
  CHECK(table.at("").name == "en-gb");
  CHECK(table.at("fr").name == "fr");
  CHECK(table.at("de-AT").name == "de");
  CHECK_FALSE(table.contains("en-US"));
  CHECK(table.at("nl").name == "nl");
  CHECK_FALSE(table.contains("xx"));
}

TEST_CASE("pauses keep step with the rate") {
  BuildOptions chosen = options();
  chosen.rate_wpm = 340;  // twice the profile's
  const VoiceProfile voice = choose_voice(chosen, document("")).voice;
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
