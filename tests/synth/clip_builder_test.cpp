#include "synth/clip_builder.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/error.hpp"
#include "tone_synthesizer.hpp"
#include "utterances.hpp"

using namespace earbound;

namespace {

constexpr std::int64_t five_ms = 110;

Clip build(const std::vector<Utterance>& utterances, Synthesizer& synthesizer,
           const VoiceTable& voices = {{"", voice()}}) {
  return build_clip(utterances, voices, synthesizer, [](std::uint32_t) {});
}

std::vector<Utterance> ten_sentences() {
  std::vector<Utterance> sentences;
  for (int i = 0; i < 10; ++i)
    sentences.push_back(utterance("this is a sentence" + std::string(static_cast<std::size_t>(i), 's'), 200 + 40 * i));
  sentences[4].pause_before = {500};
  return sentences;
}

bool silent(const Clip& clip, std::int64_t begin, std::int64_t end) {
  for (std::int64_t i = begin; i < end; ++i)
    if (clip.samples[static_cast<std::size_t>(i)] != 0) return false;
  return true;
}

}  // namespace

TEST_CASE("pauses are those asked for, to 5 ms, whatever silence the engine adds") {
  ToneSynthesizer tones;
  tones.silence_before = GENERATE(0U, 500U, 7000U);
  tones.silence_after = GENERATE(0U, 300U, 9000U);
  const auto sentences = ten_sentences();
  const Clip clip = build(sentences, tones);
  REQUIRE(clip.marks.utterances.size() == 10);
  for (std::size_t i = 0; i + 1 < 10; ++i) {
    const std::int64_t end = clip.marks.utterances[i].end, next = clip.marks.utterances[i + 1].begin;
    const std::int64_t wanted = to_frames(sentences[i].pause_after + sentences[i + 1].pause_before).count;
    CHECK(std::abs(next - end - wanted) <= five_ms);
    CHECK(silent(clip, end, next));
    CHECK(clip.samples[static_cast<std::size_t>(end) - 1] != 0);
    CHECK(clip.samples[static_cast<std::size_t>(next)] != 0);
  }
  const std::int64_t end = clip.marks.utterances.back().end;
  const std::int64_t at_joint =
      clip.marks.length.count - end + clip_lead.count;  // the next clip's lead is part of the pause
  CHECK(std::abs(at_joint - to_frames(sentences.back().pause_after).count) <= five_ms);
}

TEST_CASE("the engine's own silence changes nothing in a clip") {
  ToneSynthesizer close, wide;
  wide.silence_before = 1234;
  wide.silence_after = 4321;
  CHECK(build(ten_sentences(), close).samples == build(ten_sentences(), wide).samples);
}

TEST_CASE("every clip is a multiple of the splice grid, begins after the lead and ends in silence enough") {
  for (std::size_t letters = 1; letters < 40; ++letters) {
    const int pause = static_cast<int>(letters) * 13 % 200;
    ToneSynthesizer tones;
    const Clip clip = build({utterance(std::string(letters, 'a'), pause), utterance("b", pause)}, tones);
    CHECK(clip.marks.length.count % splice_grid == 0);
    CHECK(clip.marks.length.count == static_cast<std::int64_t>(clip.samples.size()));
    CHECK(clip.marks.utterances.front().begin == clip_lead.count);
    CHECK(silent(clip, 0, clip_lead.count));
    CHECK(clip.marks.length.count - clip.marks.utterances.back().end >= splice_silence.count);
  }
}

TEST_CASE("a pause before the first utterance follows the lead") {
  ToneSynthesizer tones;
  const Clip clip = build({utterance("word", 300, 100)}, tones);
  CHECK(clip.marks.utterances.front().begin == clip_lead.count + 2205);
}

TEST_CASE("what the grid asks for is spread over the pauses evenly") {
  ToneSynthesizer tones;
  const std::size_t count = GENERATE(6, 12, 60);
  std::vector<Utterance> sentences(count, utterance("seven letters", 400));
  const Clip clip = build(sentences, tones);
  std::int64_t least = INT64_MAX, most = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t next =
        i + 1 < count ? std::int64_t{clip.marks.utterances[i + 1].begin} : clip.marks.length.count + clip_lead.count;
    least = std::min(least, next - clip.marks.utterances[i].end);
    most = std::max(most, next - clip.marks.utterances[i].end);
  }
  CHECK(most - least <= 1);
  CHECK(std::abs(most - to_frames({400}).count) <= splice_grid / 2 / static_cast<std::int64_t>(count) + 1);
}

TEST_CASE("words are timed from the beginning of the clip") {
  ToneSynthesizer tones;
  tones.silence_before = 999;
  const Clip clip = build({utterance("one three"), utterance("four")}, tones);
  REQUIRE(clip.marks.words.size() == 3);
  const auto first = clip.marks.utterances[0].begin, second = clip.marks.utterances[1].begin;
  CHECK(clip.marks.words[0].begin == first);
  CHECK(clip.marks.words[0].end == first + 3 * ToneSynthesizer::letter);
  CHECK(clip.marks.words[1].begin == first + 3 * ToneSynthesizer::letter);
  CHECK(clip.marks.words[1].end == clip.marks.utterances[0].end);
  CHECK(clip.marks.words[2].utterance == 1);
  CHECK(clip.marks.words[2].word == 0);
  CHECK(clip.marks.words[2].begin == second);
}

TEST_CASE("an utterance without any sound takes no time but its pauses") {
  ToneSynthesizer tones;
  const Clip clip = build({utterance("before", 200), utterance("silent", 200), utterance("after", 200)}, tones);
  CHECK(clip.marks.utterances[1].begin == clip.marks.utterances[1].end);
  REQUIRE(clip.marks.words.size() == 3);
  CHECK(clip.marks.words[1].begin == clip.marks.words[1].end);
  CHECK(clip.marks.words[2].begin == clip.marks.utterances[2].begin);
  const std::int64_t gap = clip.marks.utterances[2].begin - clip.marks.utterances[0].end;
  CHECK(std::abs(gap - 2 * 4410) < 2 * splice_grid / 3);
}

TEST_CASE("a voice speaks its own language, the work's voice all others") {
  ToneSynthesizer tones;
  auto french = utterance("bonjour");
  french.language = "fr";
  auto unknown = utterance("hallo");
  unknown.language = "nl";
  build({utterance("hello"), french, unknown}, tones, {{"", voice("en-gb")}, {"fr", voice("fr-fr")}});
  REQUIRE(tones.prosodies.size() == 3);
  CHECK(tones.prosodies[0].engine_voice == "en-gb");
  CHECK(tones.prosodies[1].engine_voice == "fr-fr");
  CHECK(tones.prosodies[2].engine_voice == "en-gb");
}

TEST_CASE("progress names each utterance before it is spoken") {
  ToneSynthesizer tones;
  std::vector<std::size_t> spoken_before;
  build_clip({utterance("a"), utterance("b"), utterance("c")}, {{"", voice()}}, tones, [&](std::uint32_t index) {
    CHECK(index == spoken_before.size());
    spoken_before.push_back(tones.spoken.size());
  });
  CHECK(spoken_before == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("a segment without utterances is an error") {
  ToneSynthesizer tones;
  CHECK_THROWS_AS(build({}, tones), Error);
}

TEST_CASE("headings are spoken with the prosody of their level") {
  VoiceProfile profile = voice();
  profile.pitch = 50;
  profile.heading[1].pitch_percent = 20;
  profile.heading[1].rate_percent = -10;
  profile.heading[5].pitch_percent = -10;
  Utterance heading = utterance("title");
  heading.role = Role::heading;
  heading.level = 2;
  CHECK(utterance_prosody(heading, profile) == Prosody{"en-gb", 180, 60, 50, 100});
  heading.level = 9;
  CHECK(utterance_prosody(heading, profile).pitch == 45);
  heading.level = 1;
  CHECK(utterance_prosody(heading, profile) == Prosody{"en-gb", 200, 50, 50, 100});
  Utterance body = utterance("text");
  body.level = 2;
  CHECK(utterance_prosody(body, profile) == Prosody{"en-gb", 200, 50, 50, 100});
}

TEST_CASE("prosody stays within what the engine takes") {
  VoiceProfile profile = voice();
  profile.pitch = 90;
  profile.range = 95;
  profile.rate_wpm = 440;
  profile.heading[0] = {50, 50, {}, {}};
  Utterance heading = utterance("title");
  heading.role = Role::heading;
  heading.level = 1;
  heading.strong = true;
  CHECK(utterance_prosody(heading, profile) == Prosody{"en-gb", 450, 99, 99, 100});
  profile.heading[0] = {-100, -90, {}, {}};
  CHECK(utterance_prosody(heading, profile).rate_wpm == 80);
  CHECK(utterance_prosody(heading, profile).pitch == 0);
}

TEST_CASE("strong words are spoken with a wider range") {
  Utterance strong = utterance("never");
  strong.strong = true;
  CHECK(utterance_prosody(strong, voice()).range > utterance_prosody(utterance("never"), voice()).range);
}

TEST_CASE("stress reaches from a strong word to the next that is not") {
  ToneSynthesizer tones;
  Utterance sentence = utterance("one two three four five");
  for (const std::size_t i : {1, 2, 4}) sentence.words[i].strong = true;
  build({sentence}, tones);
  REQUIRE(tones.stressed.size() == 2);
  CHECK(tones.stressed[0].begin == 4);
  CHECK(tones.stressed[0].end == 14);
  CHECK(tones.stressed[1].begin == 19);
  CHECK(tones.stressed[1].end >= sentence.text.size());
  build({utterance("none at all")}, tones);
  CHECK(tones.stressed.empty());
}

TEST_CASE("a cue sounds before its utterance, and is no part of it") {
  ToneSynthesizer tones;
  const CueTable cues{{"heading1", std::vector<std::int16_t>(1000, 77)}};
  auto heading = utterance("title", 600, 400);
  heading.cue = "heading1";
  auto unknown = utterance("text", 300);
  unknown.cue = "no such cue";
  const Clip clip = build_clip(
      {utterance("before", 200), heading, unknown}, {{"", voice()}}, tones, [](std::uint32_t) {}, cues);
  const std::int64_t begin = clip.marks.utterances[1].begin, cue = begin - cue_gap.count - 1000;
  CHECK(silent(clip, begin - cue_gap.count, begin));
  for (std::int64_t i = cue; i < cue + 1000; ++i) REQUIRE(clip.samples[static_cast<std::size_t>(i)] == 77);
  CHECK(silent(clip, clip.marks.utterances[0].end, cue));
  CHECK(std::abs(cue - clip.marks.utterances[0].end - to_frames({200 + 400}).count) <= splice_grid / 3);
  CHECK(silent(clip, clip.marks.utterances[1].end, clip.marks.utterances[2].begin));
  CHECK(clip.marks.length.count % splice_grid == 0);
  CHECK(clip.marks.length.count == static_cast<std::int64_t>(clip.samples.size()));
}

TEST_CASE("a voice of another language is brought to the level of the work's") {
  ToneSynthesizer tones;
  VoiceProfile other = voice();
  other.gain_db = -6.0206;
  auto foreign = utterance("word");
  foreign.language = "fr";
  const auto peak = [&](const Utterance& spoken) {
    const Clip clip = build_clip({spoken}, {{"", voice()}, {"fr", other}}, tones, [](std::uint32_t) {});
    return *std::max_element(clip.samples.begin(), clip.samples.end());
  };
  const int loud = peak(utterance("word")), soft = peak(foreign);
  CHECK(std::abs(loud - 2 * soft) <= 2);
}
