#include "pipeline/voice_passage.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"

using namespace earbound;

namespace {

VoiceProfile voice_of(const std::string& language) {
  VoiceProfile voice;
  voice.language = language;
  voice.sentence_pause = {300};
  voice.paragraph_pause = {700};
  return voice;
}

void write_passage(const std::string& voices, const std::string& language, const std::string& text) {
  std::filesystem::create_directories(voices + "/languages/" + language);
  std::ofstream(voices + "/languages/" + language + "/passage.txt") << text;
}

}  // namespace

TEST_CASE("a passage is spoken sentence by sentence, with the pauses of its voice") {
  const TemporaryDirectory place;
  write_passage(place.path(), "en", "One sentence\nof two lines. Another one.\n\nA second paragraph.\n");
  const Segment passage = voice_passage(place.path(), voice_of("en-GB"), "en");
  REQUIRE(passage.utterances.size() == 3);
  CHECK(passage.utterances[0].text == "One sentence of two lines.");
  CHECK(passage.utterances[0].language == "en");
  CHECK(passage.utterances[0].pause_after == Milliseconds{300});
  CHECK(passage.utterances[1].pause_after == Milliseconds{700});
  CHECK(passage.utterances[2].text == "A second paragraph.");
}

TEST_CASE("a language without a passage speaks words that everybody has, always the same") {
  const TemporaryDirectory place;
  const VoiceProfile polish = voice_of("pl");
  const Segment passage = voice_passage(place.path(), polish, "");
  REQUIRE(passage.utterances.size() >= 4);
  CHECK(passage.utterances[0].text.starts_with("styczni"));
  CHECK(voice_passage(place.path(), polish, "").utterances[3].text == passage.utterances[3].text);
  CHECK_FALSE(voice_passage(place.path(), voice_of("tlh"), "").utterances.empty());  // ICU knows no Klingon
}

TEST_CASE("a passage without words is an error that names its file") {
  const TemporaryDirectory place;
  write_passage(place.path(), "en", " \n");
  CHECK_THROWS_AS(voice_passage(place.path(), voice_of("en"), ""), Error);
}
