#include "synth/word_timing.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

namespace {

const std::vector<Word> three_words{{0, 3, 1, {}}, {4, 7, 1, {}}, {8, 11, 1, {}}};

std::vector<WordTiming> timings(const std::vector<Word>& words, const std::vector<WordEvent>& events,
                                const std::vector<std::int16_t>& samples = std::vector<std::int16_t>(3000, 100)) {
  const auto result = time_words(words, events, samples, 7);
  std::uint32_t at = 0;
  for (const WordTiming& timing : result) {  // what holds for every input
    CHECK(timing.utterance == 7);
    CHECK(timing.begin >= at);
    CHECK(timing.end >= timing.begin);
    at = timing.end;
  }
  CHECK(at <= samples.size());
  return result;
}

std::vector<std::uint32_t> begins(const std::vector<WordTiming>& timings) {
  std::vector<std::uint32_t> all;
  for (const WordTiming& timing : timings) all.push_back(timing.begin);
  return all;
}

}  // namespace

TEST_CASE("a word lasts from its event to the next") {
  const auto result = timings(three_words, {{0, 0}, {4, 800}, {8, 2000}});
  CHECK(begins(result) == std::vector<std::uint32_t>{0, 800, 2000});
  CHECK(result[0].end == 800);
  CHECK(result[2].end == 3000);
  CHECK(result[1].word == 1);
}

TEST_CASE("a word without an event shares the time of the one before, by letters") {
  CHECK(begins(timings(three_words, {{0, 0}, {8, 2000}})) == std::vector<std::uint32_t>{0, 1000, 2000});
  CHECK(begins(timings(three_words, {{0, 0}, {4, 800}})) == std::vector<std::uint32_t>{0, 800, 800 + 2200 * 4 / 7});
  CHECK(begins(timings(three_words, {})) == std::vector<std::uint32_t>{0, 3000 * 4 / 11, 3000 * 8 / 11});
}

TEST_CASE("the halves of a compound share the event at its beginning") {
  const std::vector<Word> words{{0, 4, 1, {}}, {5, 10, 1, {}}, {11, 15, 1, {}}};  // well-known fact
  CHECK(begins(timings(words, {{0, 0}, {11, 2200}})) == std::vector<std::uint32_t>{0, 1000, 2200});
}

TEST_CASE("several events at one word leave the first") {
  CHECK(begins(timings(three_words, {{0, 0}, {4, 500}, {4, 900}, {4, 1300}, {8, 2000}})) ==
        std::vector<std::uint32_t>{0, 500, 2000});
}

TEST_CASE("an event at punctuation before or after a word does not move its neighbours") {
  const std::vector<Word> words{{1, 4, 1, {}}, {6, 9, 1, {}}};  // "one" two.
  CHECK(begins(timings(words, {{0, 0}, {4, 700}, {6, 900}, {9, 2900}})) == std::vector<std::uint32_t>{0, 900});
}

TEST_CASE("events out of order or beyond the end never make time go back") {
  timings(three_words, {{8, 200}, {0, 900}, {4, 500}});
  CHECK(begins(timings(three_words, {{0, 0}, {4, 2500}, {8, 2000}})) == std::vector<std::uint32_t>{0, 1000, 2000});
  CHECK(timings(three_words, {{0, 0}, {4, 99999}, {8, UINT32_MAX}}).back().end <= 3000);
  timings(three_words, {{UINT32_MAX, 100}, {0, UINT32_MAX}});
}

TEST_CASE("a word that is not spoken has no interval and takes no other's") {
  std::vector<Word> words = three_words;
  words[1].end = words[1].begin;
  const auto result = timings(words, {{0, 0}, {8, 2000}});
  REQUIRE(result.size() == 2);
  CHECK(result[0].word == 0);
  CHECK(result[1].word == 2);
  CHECK(result[0].end == 2000);
  CHECK(timings({{3, 3, 1, {}}}, {{0, 0}}).empty());
  CHECK(timings({}, {{0, 0}}).empty());
}

TEST_CASE("silence at the ends of a word is left out of its interval, but for the closure of a plosive") {
  std::vector<std::int16_t> samples(9000, 100);
  const std::vector<WordEvent> events{{0, 0}, {4, 800}, {8, 4000}};
  std::fill(samples.begin() + 700, samples.begin() + 2000, std::int16_t{0});  // 54 ms after the event
  auto result = timings(three_words, events, samples);
  CHECK(result[0].end == 700);
  CHECK(result[1].begin == 800);
  std::fill(samples.begin() + 700, samples.begin() + 2600, std::int16_t{0});  // 82 ms
  result = timings(three_words, events, samples);
  CHECK(result[0].end == 700);
  CHECK(result[1].begin == 2600);
}

TEST_CASE("a word without any sound has an empty interval at its place") {
  std::vector<std::int16_t> samples(3000, 100);
  std::fill(samples.begin() + 800, samples.begin() + 2000, std::int16_t{0});
  const auto result = timings(three_words, {{0, 0}, {4, 800}, {8, 2000}}, samples);
  CHECK(result[1].begin == result[1].end);
  CHECK(timings(three_words, {{0, 0}}, {}).size() == 3);
}
