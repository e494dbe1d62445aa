#include "pipeline/partition.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

namespace {

std::vector<CutPlace> places(const std::vector<std::pair<int, int>>& lengths_and_levels) {
  std::vector<CutPlace> made;
  for (const auto& [length, level] : lengths_and_levels) made.push_back({{length}, level, false});
  return made;
}

/// How many segments each part has; checks what holds for every partition.
std::vector<std::uint32_t> counts(const std::vector<CutPlace>& segments, std::int64_t longest) {
  std::vector<std::uint32_t> found;
  std::uint32_t next = 3;
  for (const Part& part : cut_into_parts(segments, 3, {{longest}, {}, {}})) {
    CHECK(part.first_segment == next);
    CHECK(part.segment_count > 0);
    Frames length;
    for (std::uint32_t i = 0; i < part.segment_count; ++i) length += segments[next - 3 + i].length;
    CHECK(part.length == length);
    if (longest > 0) CHECK(length.count <= longest);
    next += part.segment_count;
    found.push_back(part.segment_count);
  }
  CHECK(next == 3 + segments.size());
  return found;
}

using Counts = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("what is short enough, or may have any length, is one part") {
  const auto work = places({{10, 1}, {10, 0}, {10, 1}});
  CHECK(counts(work, 30) == Counts{3});
  CHECK(counts(work, 0) == Counts{3});
}

TEST_CASE("parts are cut before headings, as late as they may be") {
  CHECK(counts(places({{10, 1}, {10, 0}, {10, 1}, {10, 1}, {10, 0}, {10, 1}}), 35) == Counts{3, 3});
  CHECK(counts(places({{10, 1}, {10, 0}, {10, 1}, {10, 0}, {10, 0}}), 30) == Counts{2, 3});
}

TEST_CASE("the outermost heading of the second half is the best to cut before") {
  CHECK(counts(places({{10, 1}, {10, 2}, {10, 1}, {10, 2}, {10, 2}}), 40) == Counts{2, 3});
  CHECK(counts(places({{10, 1}, {10, 1}, {10, 2}, {10, 2}, {10, 2}}), 40) == Counts{4, 1});  // no part of a quarter
}

TEST_CASE("a chapter that fits into no part is cut inside, and fills the part before it") {
  CHECK(counts(places({{10, 1}, {10, 0}, {10, 0}, {10, 0}, {10, 0}}), 20) == Counts{2, 2, 1});
  CHECK(counts(places({{5, 1}, {10, 1}, {10, 0}, {10, 0}, {10, 0}, {10, 0}}), 35) == Counts{4, 2});
}

TEST_CASE("a chapter that fits whole into the next part is not cut, though the part before it is short") {
  CHECK(counts(places({{5, 1}, {10, 1}, {10, 0}, {10, 0}, {10, 1}}), 30) == Counts{1, 3, 1});
}

TEST_CASE("the silence of a file counts") {
  const auto parts = cut_into_parts(places({{10, 1}, {10, 1}, {10, 1}}), 0, {{25}, {2}, {3}});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].length.count == 25);
  CHECK(parts[1].length.count == 15);
}

TEST_CASE("no part begins or ends with an interlude") {
  std::vector<CutPlace> work = places({{10, 1}, {3, 0}, {10, 1}, {10, 0}, {3, 0}, {10, 1}, {3, 0}});
  work[1].interlude = work[4].interlude = work[6].interlude = true;
  const auto whole = cut_into_parts(work, 0, {{}, {1}, {1}});
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].segment_count == 6);
  CHECK(whole[0].length.count == 48);
  for (const int longest : {20, 22, 25, 26, 34, 37}) {
    CAPTURE(longest);
    std::uint32_t next = 0;
    for (const Part& part : cut_into_parts(work, 0, {{longest}, {}, {}})) {
      CHECK(part.length.count <= longest);
      CHECK_FALSE(work[part.first_segment].interlude);
      CHECK_FALSE(work[part.first_segment + part.segment_count - 1].interlude);
      for (; next < part.first_segment; ++next) CHECK(work[next].interlude);  // nothing else is left out
      next += part.segment_count;
    }
    CHECK(next == 6);
  }
}

TEST_CASE("a segment that is longer than a part may be is an error") {
  CHECK_THROWS_AS(cut_into_parts(places({{10, 1}, {40, 0}}), 0, {{30}, {}, {}}), Error);
}
