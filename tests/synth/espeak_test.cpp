// The engine itself, always in forks, as in a build.

#include "synth/espeak_synthesizer.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "process/fork_server.hpp"
#include "synth/clip_builder.hpp"
#include "utterances.hpp"

using namespace earbound;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Synthesizer> engine;

Prosody prosody(std::string_view name) { return {std::string(name), 175, 50, 50, 100}; }

/// Takes the asterisks around *stressed words* out of an ASCII text.
std::vector<CharacterRange> take_stress(std::string& text) {
  std::vector<CharacterRange> stressed;
  for (std::size_t begin; (begin = text.find('*')) != std::string::npos;) {
    text.erase(begin, 1);
    const std::size_t end = text.find('*', begin);
    text.erase(end, 1);
    stressed.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  return stressed;
}

/// A job is a list of texts; a text that begins with '!' is spoken as phonemes. The answer is the last one's speech.
std::vector<std::uint8_t> speak_texts(std::span<const std::uint8_t> job, const std::function<void(std::uint32_t)>&) {
  ByteReader in(job);
  const Prosody voice = prosody(in.text());
  Speech speech;
  while (!in.rest().empty()) {
    std::string text = in.text();
    const bool phonemes = text.starts_with('!');
    if (phonemes) text.erase(0, 1);
    const std::vector<CharacterRange> stressed = take_stress(text);
    engine->speak({text, phonemes, stressed}, voice, speech);
  }
  ByteWriter out;
  out.list(std::span<const std::int16_t>(speech.samples));
  out.list(std::span<const WordEvent>(speech.events));
  return out.take();
}

ForkWork engine_work() {
  return {[](std::span<const std::uint8_t> voice) {
            engine = make_espeak_synthesizer();
            engine->prepare(prosody(as_text(voice)));
          },
          speak_texts};
}

Speech speak(ForkServer& server, const std::vector<std::string>& texts, const std::string& voice = "en-gb") {
  ByteWriter job;
  job.text(voice);
  for (const std::string& each : texts) job.text(each);
  const ForkResult result = server.run(as_bytes("en-gb"), job.bytes());
  INFO(result.message);
  REQUIRE(result.status == ForkResult::Status::done);
  ByteReader in(result.bytes);
  Speech speech;
  speech.samples = in.list<std::int16_t>();
  speech.events = in.list<WordEvent>();
  return speech;
}

double seconds(const Speech& speech) { return static_cast<double>(speech.samples.size()) / 22050; }

}  // namespace

TEST_CASE("the same utterance gives the same samples in every fork, whatever other forks have spoken") {
  ForkServer server(engine_work(), 20s);
  const Speech first = speak(server, {"The treatment works."});
  CHECK(first.samples.size() > 22050 / 2);
  speak(server, {"Something else was said here, at some length.", "And more of it."});
  speak(server, {"Quelque chose en français."}, "fr");
  const Speech again = speak(server, {"The treatment works."});
  CHECK(again.samples == first.samples);
  ForkServer other(engine_work(), 20s);
  CHECK(speak(other, {"The treatment works."}).samples == first.samples);
}

TEST_CASE("stressed words are louder, where they stand, without a pause and without a trace in what follows") {
  ForkServer server(engine_work(), 20s);
  const Speech plain = speak(server, {"It works in most patients, but not in all."});
  const Speech stressed = speak(server, {"It works in *most *patients, but not in *all.*"});
  REQUIRE(plain.events.size() == stressed.events.size());
  const auto sounding = [](const Speech& speech) {
    const auto sounds = [](std::int16_t sample) { return sample != 0; };
    return static_cast<double>(std::find_if(speech.samples.rbegin(), speech.samples.rend(), sounds).base() -
                               std::find_if(speech.samples.begin(), speech.samples.end(), sounds));
  };
  const auto power = [](const Speech& speech, std::size_t word) {
    double sum = 0;
    for (auto i = speech.events[word].frame; i < speech.events[word + 1].frame; ++i)
      sum += double{1} * speech.samples[i] * speech.samples[i];
    return sum / (speech.events[word + 1].frame - speech.events[word].frame);
  };
  for (std::size_t i = 0; i < plain.events.size(); ++i)
    CHECK(stressed.events[i].character == plain.events[i].character);
  CHECK(sounding(stressed) > sounding(plain));
  CHECK(sounding(stressed) < 1.05 * sounding(plain));
  CHECK(power(stressed, 3) > 1.25 * power(plain, 3));
  CHECK(power(stressed, 4) < 1.05 * power(plain, 4));
  const Speech after = speak(server, {"It is *all.*", "A plain sentence."}),
               alone = speak(server, {"It is all.", "A plain sentence."});
  CHECK(sounding(after) == Approx(sounding(alone)).epsilon(0.005));
  for (std::size_t i = 0; i + 1 < alone.events.size(); ++i)
    CHECK(power(after, i) == Approx(power(alone, i)).epsilon(0.05));
}

TEST_CASE("speech does not clip, and has sound") {
  ForkServer server(engine_work(), 20s);
  const Speech speech = speak(server, {"Peter Piper picked a peck of pickled peppers, loudly and out of order!"});
  const auto [low, high] = std::minmax_element(speech.samples.begin(), speech.samples.end());
  CHECK(*high < 32000);
  CHECK(*low > -32000);
  CHECK(*high > 3000);
}

TEST_CASE("every word has an event at its first character, counted in code points") {
  ForkServer server(engine_work(), 20s);
  const std::string text = "Café naïve straße end";
  const Speech speech = speak(server, {text});
  std::vector<std::uint32_t> characters;
  for (const WordEvent& event : speech.events) {
    characters.push_back(event.character);
    CHECK(event.frame < speech.samples.size());
  }
  CHECK(characters == std::vector<std::uint32_t>{0, 5, 11, 18});
  CHECK(std::is_sorted(speech.events.begin(), speech.events.end(), [](auto& a, auto& b) { return a.frame < b.frame; }));
}

TEST_CASE("a word that begins with a vowel begins after the nasal before it") {
  ForkServer server(engine_work(), 20s);
  for (const auto& [vowel, other] : {std::pair{"ten apples", "ten pears"}, std::pair{"time out", "time turns"},
                                     std::pair{"in our town", "in poor towns"}}) {
    INFO(vowel);
    const Speech with_vowel = speak(server, {vowel}), with_consonant = speak(server, {other});
    REQUIRE(with_vowel.events.size() >= 2);
    const double milliseconds =
        (double(with_vowel.events[1].frame) - double(with_consonant.events[1].frame)) * 1000 / 22050;
    CHECK(std::abs(milliseconds) < 25);
  }
}

TEST_CASE("text is never a command to the engine") {
  ForkServer server(engine_work(), 20s);
  // Were they markup, each of these would be silent, or as short as its word.
  const double word = seconds(speak(server, {"hello"}));
  CHECK(seconds(speak(server, {"<speak>hello</speak>"})) > 1.8 * word);
  CHECK(seconds(speak(server, {"<break time=\"1ms\"/> hello"})) > 1.8 * word);
  CHECK(seconds(speak(server, {"hello &amp; hello"})) > seconds(speak(server, {"hello & hello"})) + 0.2);
  const Speech brackets = speak(server, {"[[h@l'oU]]"});
  const Speech phonemes = speak(server, {"![[h@l'oU]]"});
  CHECK(seconds(brackets) > 1.3 * seconds(phonemes));
  CHECK(seconds(phonemes) < 1.3 * word);
  CHECK(speak(server, {"\x01 one"}).samples.size() > 2205);  // the engine's own escape for commands
}

TEST_CASE("prosody is heard") {
  ForkServer server({[](std::span<const std::uint8_t>) { engine = make_espeak_synthesizer(); },
                     [](std::span<const std::uint8_t> job, const std::function<void(std::uint32_t)>&) {
                       ByteReader in(job);
                       Prosody wanted{"en-gb", in.number<int>(), in.number<int>(), in.number<int>()};
                       Speech speech;
                       engine->speak({"A sentence to be measured.", false, {}}, wanted, speech);
                       ByteWriter out;
                       out.list(std::span<const std::int16_t>(speech.samples));
                       return out.take();
                     }},
                    20s);
  const auto samples = [&](int rate, int pitch, int range) {
    ByteWriter job;
    job.number(rate);
    job.number(pitch);
    job.number(range);
    const ForkResult result = server.run({}, job.bytes());
    REQUIRE(result.status == ForkResult::Status::done);
    ByteReader in(result.bytes);
    return in.list<std::int16_t>();
  };
  const auto usual = samples(175, 50, 50);
  CHECK(10 * samples(350, 50, 50).size() < 7 * usual.size());
  CHECK(samples(175, 80, 50) != usual);
  CHECK(samples(175, 50, 80) != usual);
  CHECK(samples(175, 50, 50) == usual);
}

TEST_CASE("an unknown voice is an error that names it") {
  ForkServer server(engine_work(), 20s);
  const ForkResult result = server.run(as_bytes("klingonese"), {});
  CHECK(result.status == ForkResult::Status::failed);
  CHECK(result.message == "the speech engine has no voice 'klingonese'; `earbound voices` lists those it has");
}

TEST_CASE("a clip of the engine keeps its pauses to 5 ms and times its words within their sentence") {
  ForkServer server({[](std::span<const std::uint8_t>) { engine = make_espeak_synthesizer(); },
                     [](std::span<const std::uint8_t>, const std::function<void(std::uint32_t)>& progress) {
                       std::vector<Utterance> utterances;
                       for (int i = 0; i < 8; ++i)
                         utterances.push_back(utterance("In 1984 the well-known Dr. Smith left.", 350));
                       const Clip clip = build_clip(utterances, {{"", voice()}}, *engine, progress);
                       ByteWriter out;
                       out.number(clip.marks.length.count);
                       out.list(std::span(clip.marks.utterances));
                       out.list(std::span(clip.marks.words));
                       return out.take();
                     }},
                    20s);
  const ForkResult result = server.run({}, {});
  REQUIRE(result.status == ForkResult::Status::done);
  CHECK(result.progress == 7);
  ByteReader in(result.bytes);
  CHECK(in.number<std::int64_t>() % splice_grid == 0);
  const auto utterances = in.list<UtteranceTiming>();
  const auto words = in.list<WordTiming>();
  REQUIRE(utterances.size() == 8);
  REQUIRE(words.size() == 8 * 7);
  for (std::size_t i = 0; i + 1 < 8; ++i)
    CHECK(std::abs(static_cast<double>(utterances[i + 1].begin - utterances[i].end) - 0.350 * 22050) <= 110);
  for (const WordTiming& word : words) {
    CHECK(word.end > word.begin);
    CHECK(word.begin >= utterances[word.utterance].begin);
    CHECK(word.end <= utterances[word.utterance].end);
  }
}

TEST_CASE("the engine lists its voices and tells its version") {
  const auto voices = espeak_voices();
  CHECK(std::any_of(voices.begin(), voices.end(), [](auto& each) { return each.language == "en-gb"; }));
  CHECK(std::is_sorted(voices.begin(), voices.end(), [](auto& a, auto& b) { return a.language < b.language; }));
  CHECK_THAT(espeak_version(), Catch::StartsWith("1."));
  CHECK(espeak_data_version().size() == 32);
  CHECK(espeak_data_version() == espeak_data_version());
}
