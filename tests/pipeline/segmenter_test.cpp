#include "pipeline/segmenter.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"
#include "sections.hpp"

using namespace earbound;

namespace {

std::size_t bytes_of(const Segment& segment) {
  std::size_t bytes = 0;
  for (const Utterance& utterance : segment.utterances) bytes += utterance.text.size();
  return bytes;
}

std::string text_of(const Segment& segment) {
  std::string text;
  for (const Utterance& utterance : segment.utterances) text += utterance.text + "|";
  return text;
}

std::set<std::string> texts(const std::vector<Segment>& segments) {
  std::set<std::string> all;
  for (const Segment& segment : segments) all.insert(text_of(segment));
  return all;
}

}  // namespace

TEST_CASE("segments hold every utterance once, in order, and know their section") {
  ScriptSection section = section_of(40);
  std::string whole;
  for (const Utterance& utterance : section.utterances) whole += utterance.text + "|";
  std::string joined;
  for (const Segment& segment : cut_into_segments(std::move(section), 7)) {
    CHECK(segment.section == 7);
    CHECK_FALSE(segment.utterances.empty());
    joined += text_of(segment);
  }
  CHECK(joined == whole);
}

TEST_CASE("segments end at the end of a paragraph and last from half a minute to about three") {
  const auto segments = cut_into_segments(section_of(200), 0);
  CHECK(segments.size() > 20);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    CHECK(segments[i].utterances.back().paragraph_end);
    CHECK(bytes_of(segments[i]) < 2400 + 300);
    if (i + 1 < segments.size()) CHECK(bytes_of(segments[i]) >= 600);
  }
}

TEST_CASE("a short section is one segment, an empty one is none") {
  CHECK(cut_into_segments(section_of(1), 0).size() == 1);
  CHECK(cut_into_segments(ScriptSection{}, 0).empty());
}

TEST_CASE("an edit changes the cuts of its neighbourhood only") {
  const auto before = texts(cut_into_segments(section_of(300), 0));
  std::size_t changed_most = 0;
  for (const int edited : {0, 50, 150, 299}) {
    for (const bool insert : {false, true}) {
      ScriptSection section;
      for (int i = 0; i < 300; ++i) {
        add_paragraph(section, i, !insert && i == edited ? " or not" : "");
        if (insert && i == edited) add_paragraph(section, 1000);
      }
      const auto after = texts(cut_into_segments(std::move(section), 0));
      std::size_t changed = 0;
      for (const std::string& each : after) changed += before.contains(each) ? 0 : 1;
      CHECK(changed >= 1);
      changed_most = std::max(changed_most, changed);
    }
  }
  CHECK(changed_most <= 4);
}

TEST_CASE("a paragraph of many minutes is cut at the end of a sentence") {
  ScriptSection section;
  for (int i = 0; i < 400; ++i)
    section.utterances.push_back(sentence("One sentence after another, number " + std::to_string(i) + "."));
  const auto segments = cut_into_segments(std::move(section), 0);
  CHECK(segments.size() > 2);
  for (const Segment& segment : segments) CHECK(bytes_of(segment) < 5000);
}

TEST_CASE("segments come back from the spool as they were put in, in any order and from any thread") {
  const TemporaryDirectory place;
  SegmentSpool spool(place.path());
  CHECK(spool.size() == 0);
  const auto segments = cut_into_segments(section_of(60), 3);
  for (const Segment& segment : segments) spool.add(segment);
  REQUIRE(spool.size() == segments.size());
  std::atomic<int> wrong{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t)
      threads.emplace_back([&] {
        for (std::size_t i = segments.size(); i-- > 0;) {
          const Segment back = spool.read(i);
          if (text_of(back) != text_of(segments[i]) || back.section != 3) ++wrong;
        }
      });
  }
  CHECK(wrong == 0);
  CHECK_THROWS(spool.read(segments.size()));
}

TEST_CASE("the spool leaves no file behind, whatever happens") {
  const TemporaryDirectory place;
  SegmentSpool spool(place.path());
  spool.add({0, {sentence("Text of the book.")}});
  CHECK(entries_in(place.path()) == 0);
  CHECK_THROWS_WITH(SegmentSpool(place / "none"), Catch::Contains("cannot write a temporary file"));
}
