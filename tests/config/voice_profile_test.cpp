#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "config/voice_profile.hpp"
#include "config_directory.hpp"

using namespace earbound;
namespace fs = std::filesystem;

namespace {

std::string refusal(const std::string& text) {
  const ConfigDirectory directory;
  const std::string file = directory.write("v.yaml", text);
  try {
    load_voice_profile(file);
  } catch (const Error& error) {
    return error.message().substr(directory.path().size() + 1);
  }
  return "accepted";
}

const std::string least = "language: en-GB\nengine_voice: en-gb\n";

}  // namespace

TEST_CASE("a voice profile is read") {
  const ConfigDirectory directory;
  directory.write("words.pls", "<lexicon/>");
  const VoiceProfile profile = load_voice_profile(directory.write(
      "calm.yaml",
      least +
          "description: Calm\nrate: 150\npitch: 40\nrange: 60\nvolume: 110\npauses: {sentence: 1, paragraph: 2, "
          "section: 3}\n"
          "headings:\n- {pitch: -5, rate: 5, pause_before: 7, pause_after: 8}\n- {pitch: 9}\nlexicons: words.pls\n"));
  CHECK(profile.name == "calm");
  CHECK(profile.description == "Calm");
  CHECK(profile.language == "en-GB");
  CHECK(profile.engine_voice == "en-gb");
  CHECK(profile.rate_wpm == 150);
  CHECK(profile.pitch == 40);
  CHECK(profile.range == 60);
  CHECK(profile.volume == 110);
  CHECK(profile.sentence_pause.count == 1);
  CHECK(profile.paragraph_pause.count == 2);
  CHECK(profile.section_pause.count == 3);
  CHECK(profile.heading[0].pitch_percent == -5);
  CHECK(profile.heading[0].rate_percent == 5);
  CHECK(profile.heading[0].pause_before.count == 7);
  CHECK(profile.heading[0].pause_after.count == 8);
  CHECK(profile.heading[1].pause_before.count == 3);
  CHECK(profile.heading[5].pitch_percent == 9);
  CHECK(profile.lexicons == std::vector<std::string>{directory.path() + "/words.pls"});
}

TEST_CASE("a wrong profile is refused with its line") {
  CHECK(refusal(least) == "accepted");
  CHECK(refusal(least + "speed: 3\n") ==
        "v.yaml:3: error: there is no key 'speed' here; it can be: description, language, engine_voice, rate, pitch, "
        "range, volume, pauses, headings, lexicons");
  CHECK(refusal(least + "rat: 3\n") == "v.yaml:3: error: there is no key 'rat' here; did you mean 'rate'?");
  CHECK(refusal(least + "rate: 451\n") == "v.yaml:3: error: 'rate' must be a whole number from 80 to 450; it is '451'");
  CHECK(refusal(least + "rate: fast\n").find("v.yaml:3:") == 0);
  CHECK(refusal(least + "pauses: {word: 3}\n") ==
        "v.yaml:3: error: there is no key 'word' here; it can be: sentence, paragraph, section");
  CHECK(refusal(least + "pauses: 3\n").find("v.yaml:3: error: 'pauses' must be") == 0);
  CHECK(refusal(least + "headings: []\n").find("v.yaml:3: error: 'headings' must be a list of one to six") == 0);
  CHECK(refusal(least + "headings:\n- {pitch: 51}\n")
            .find("v.yaml:4: error: 'pitch' must be a whole number from -50 to 50") == 0);
  CHECK(refusal(least + "lexicons: [none.pls]\n").find("v.yaml:3: error: there is no lexicon 'none.pls'") == 0);
  CHECK(refusal("engine_voice: en\n") == "v.yaml:1: error: 'language' is missing; add a line 'language: …'");
  CHECK(refusal("language: english language\nengine_voice: en\n")
            .find("v.yaml:1: error: 'english language' is not a language tag") == 0);
  CHECK(refusal("language: en\nengine_voice: ../en\n").find("v.yaml:2:") == 0);
  CHECK(refusal("").find("'language' is missing") != std::string::npos);
  CHECK(refusal("just text\n").find("a voice profile must be") != std::string::npos);
}

TEST_CASE("profiles are found by name, the earlier directory first") {
  const ConfigDirectory mine, shipped;
  mine.write("b.yaml", least + "rate: 100\n");
  shipped.write("b.yaml", least + "rate: 200\n");
  shipped.write("a.yaml", least);
  shipped.write("notes.txt", "no profile");
  const std::vector<std::string> directories{mine.path(), "/does/not/exist", shipped.path()};
  const auto all = list_voice_profiles(directories);
  REQUIRE(all.size() == 2);
  CHECK(all[0].name == "a");
  CHECK(all[1].rate_wpm == 100);
}

TEST_CASE("the profiles that ship are sound") {
  const std::vector<std::string> directories{EARBOUND_SOURCE_DIR "/voices"};
  std::vector<VoiceProfile> profiles = list_voice_profiles(directories);
  CHECK(profiles.size() >= 6);
  profiles.push_back(load_default_voice(directories.front()));
  for (VoiceProfile& profile : profiles) {
    if (profile.language == "und") profile.description = "of the engine";
    CHECK_FALSE(profile.description.empty());
    CHECK(profile.sentence_pause < profile.paragraph_pause);
    CHECK(profile.paragraph_pause < profile.section_pause);
  }
}
