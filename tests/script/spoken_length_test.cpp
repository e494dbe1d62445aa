#include "script/spoken_length.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("a length is estimated from letters, language, rate and pauses") {
  const auto english = [](const std::string& language) { return language == "fr" ? 700 : 620; };
  const auto french = [](const std::string&) { return 700; };
  ScriptSection script;
  Utterance utterance;
  utterance.text = std::string(620, 'a');
  utterance.pause_after = {300};
  script.utterances = {utterance};
  CHECK(estimated_length(script, 100, english).count == 60'300);
  CHECK(estimated_length(script, 200, english).count == 30'300);
  CHECK(estimated_length(script, 100, french).count < 54'000);
  script.utterances[0].language = "fr";
  CHECK(estimated_length(script, 100, english).count < 54'000);
  CHECK(estimated_length({}, 100, english).count == 0);
}
