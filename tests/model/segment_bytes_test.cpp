#include "model/segment_bytes.hpp"

#include <catch2/catch.hpp>
#include <functional>

using namespace earbound;

namespace {

Segment sample_segment() {
  Utterance heading;
  heading.text = "Chapter one";
  heading.words = {{0, 7, {{3}, {{0}, {7}}}}, {8, 11, {{3}, {{8}, {9}}}, true}};
  heading.role = Role::heading;
  heading.level = 2;
  heading.pause_before = {700};
  heading.pause_after = {600};
  heading.cue = "heading2";
  heading.paragraph_end = true;
  Utterance body;
  body.text = "d[[eI]]";
  body.words = {{0, 7, {{4}, {{5}, {7}}}}};
  body.language = "fr";
  body.role = Role::quote;
  body.strong = true;
  body.sentence_end = true;
  body.phonemes = true;
  return {5, {heading, body}};
}

std::vector<std::uint8_t> audible(const Segment& segment) {
  ByteWriter out;
  write_audible_segment(out, segment);
  return out.take();
}

bool changes_sound(const std::function<void(Segment&)>& edit) {
  Segment edited = sample_segment();
  edit(edited);
  return audible(edited) != audible(sample_segment());
}

}  // namespace

TEST_CASE("a segment comes back as it was written") {
  const Segment segment = sample_segment();
  ByteWriter out;
  write_segment(out, segment);
  ByteReader in(out.bytes());
  const Segment back = read_segment(in);
  CHECK(in.rest().empty());
  CHECK(back.section == 5);
  REQUIRE(back.utterances.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const Utterance &a = segment.utterances[i], &b = back.utterances[i];
    CHECK(b.text == a.text);
    CHECK(b.language == a.language);
    CHECK(b.role == a.role);
    CHECK(b.level == a.level);
    CHECK(b.strong == a.strong);
    CHECK(b.phonemes == a.phonemes);
    CHECK(b.sentence_end == a.sentence_end);
    CHECK(b.paragraph_end == a.paragraph_end);
    CHECK(b.pause_before == a.pause_before);
    CHECK(b.pause_after == a.pause_after);
    CHECK(b.cue == a.cue);
    REQUIRE(b.words.size() == a.words.size());
    for (std::size_t w = 0; w < a.words.size(); ++w) {
      CHECK(b.words[w].begin == a.words[w].begin);
      CHECK(b.words[w].end == a.words[w].end);
      CHECK(b.words[w].place == a.words[w].place);
      CHECK(b.words[w].strong == a.words[w].strong);
    }
  }
}

TEST_CASE("a segment that is cut short anywhere is an error") {
  ByteWriter out;
  write_segment(out, sample_segment());
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    const std::vector<std::uint8_t> cut(out.bytes().begin(), out.bytes().begin() + static_cast<std::ptrdiff_t>(size));
    ByteReader in(cut);
    CHECK_THROWS_AS(read_segment(in), Error);
  }
}

TEST_CASE("where a segment stands is not heard") {
  CHECK_FALSE(changes_sound([](Segment& s) { s.section = 6; }));
  CHECK_FALSE(changes_sound([](Segment& s) { s.utterances[0].words[0].place.text = {99}; }));
  CHECK_FALSE(changes_sound([](Segment& s) { s.utterances[0].words[1].place.range.begin = {2}; }));
  CHECK_FALSE(changes_sound([](Segment& s) { s.utterances[1].words[0].place.range.end = {99}; }));
  CHECK_FALSE(changes_sound([](Segment& s) { s.utterances[1].words[0].place = {}; }));
  CHECK_FALSE(changes_sound([](Segment& s) { s.utterances[1].paragraph_end = true; }));
  CHECK_FALSE(changes_sound([](Segment& s) { s.utterances[1].sentence_end = false; }));
}

TEST_CASE("all that can be heard or timed makes another clip") {
  CHECK(changes_sound([](Segment& s) { s.utterances[0].text += "!"; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].language = "de"; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].role = Role::body; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].level = 3; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].strong = true; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[1].phonemes = false; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].pause_before = {701}; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].pause_after = {601}; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].cue.clear(); }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].words[0].end = 6; }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].words.pop_back(); }));
  CHECK(changes_sound([](Segment& s) { s.utterances[0].words[1].strong = false; }));
  CHECK(changes_sound([](Segment& s) { s.utterances.pop_back(); }));
}
