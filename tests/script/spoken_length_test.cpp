#include "script/spoken_length.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("a length is estimated from letters, language, rate and pauses") {
  ScriptSection script;
  Utterance utterance;
  utterance.text = std::string(620, 'a');
  utterance.pause_after = {300};
  script.utterances = {utterance};
  CHECK(estimated_length(script, "en", 100).count == 60'300);
  CHECK(estimated_length(script, "en", 200).count == 30'300);
  CHECK(estimated_length(script, "fr-CA", 100).count < 54'000);
  script.utterances[0].language = "fr";
  CHECK(estimated_length(script, "en", 100).count < 54'000);
  CHECK(estimated_length({}, "en", 100).count == 0);
}
