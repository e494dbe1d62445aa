#include "pipeline/source_reading.hpp"

#include <catch2/catch.hpp>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"
#include "config/voice_profile.hpp"

using namespace earbound;

namespace {

const std::string voices = EARBOUND_SOURCE_DIR "/voices";

const std::string japanese =
    "きょうはとてもいいてんきです。わたしはこうえんへいって、ベンチにすわり、おべんとうをたべました。そのあと、"
    "ともだちとはなしながら、ゆっくりあるいてかえりました。";
const std::string french =
    "Le gardien du phare écrivait chaque soir une longue lettre à sa sœur, qui habitait une petite maison au bord de "
    "la "
    "rivière. Elle ne lui répondait jamais, mais il continuait d'écrire.";
const std::string english =
    "The keeper of the lighthouse wrote a long letter to his sister every evening. She never answered it, and yet he "
    "went "
    "on writing until the winter came.";

ReadSource read(const std::string& text, const char* name = "a.md", const std::string& voice = {}) {
  const TemporaryDirectory place;
  write_text(place / name, text);
  BuildOptions options;
  options.reading.voices_directory = voices;
  options.voices = {list_voice_profiles(std::span(&voices, 1)), voices};
  if (!voice.empty()) options.voice = options.voices.named(voice);
  SourceReader reader;
  return read_source(reader, place / name, options);
}

std::string failure(const std::string& text, const char* name = "a.md", const std::string& voice = {}) {
  try {
    read(text, name, voice);
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

}  // namespace

TEST_CASE("English without a mark is read by the usual voice, and nothing is said of it") {
  const ReadSource source = read(english);
  CHECK(source.voice.name == "en-gb");
  CHECK(source.document.metadata.language == "en-GB");
  CHECK(source.document.metadata.title == "a");
  CHECK_FALSE(source.titled);
  CHECK(source.remarks.empty());
  CHECK(read("Hello.").remarks.empty());
}

TEST_CASE("another language without a mark is detected, and said in one line") {
  const ReadSource source = read(french);
  CHECK(source.voice.name == "fr");
  CHECK(source.document.metadata.language == "fr");
  REQUIRE(source.remarks.size() == 1);
  CHECK_THAT(source.remarks.front(),
             Catch::EndsWith("a.md: language: French (detected); write `language: fr` at its top to settle it"));
  CHECK_THAT(read(french, "a.txt").remarks.at(0), Catch::Contains("build with --voice fr"));
  CHECK(read(japanese).voice.engine_voice == "jpx/ja");
}

TEST_CASE("a mark, or a voice that was named, goes before what is detected") {
  CHECK(read("---\nlanguage: de\n---\n" + french).voice.name == "de");
  CHECK(read("---\nvoice: es\n---\n" + french).voice.name == "es");
  CHECK(read(french, "a.md", "it").document.metadata.language == "it");
  CHECK(read(french, "a.md", "it").remarks.empty());
}

TEST_CASE("when the language is not certain the usual voice reads it, and says so") {
  const ReadSource source = read(english + "\n\n" + french);
  CHECK(source.voice.name == "en-gb");
  for (const std::string& remark : source.remarks) CHECK_THAT(remark, Catch::Contains("language: not certain"));
}

TEST_CASE("a voice that is not exactly for the language is named") {
  const ReadSource source = read("---\nlanguage: pt-AO\n---\nOlá, como vai?\n");
  CHECK(source.voice.engine_voice == "roa/pt");
  REQUIRE(source.remarks.size() == 1);
  CHECK_THAT(source.remarks.front(),
             Catch::Contains("language: Portuguese (Angola); the nearest voice is 'pt', Portuguese"));
}

TEST_CASE("a text that the voice has no sound for is an error with a remedy") {
  CHECK_THAT(failure(japanese, "a.md", "en-gb"),
             Catch::Contains("a.md: error: the voice 'en-gb' (English (United Kingdom)) has no sound for 100 % of the "
                             "letters; name a voice for Japanese: --voice ja"));
  // The engine's Japanese voice knows no characters of Chinese origin: it says "Chinese letter".
  std::string characters;
  for (const char* character : {"日", "本", "語", "文", "章", "学", "校", "先", "生", "東", "京", "大", "国", "人"})
    characters += character;
  CHECK_THAT(failure(characters + characters, "a.md", "ja"), Catch::Contains("has no sound for 100 % of the letters"));
  CHECK(failure("A word such as 日本 inside a sentence stays as it is, of course, and is no fault.\n") == "no error");
  CHECK(failure(french, "a.md", "ru") == "no error");  // Latin letters are spoken by every voice
}
