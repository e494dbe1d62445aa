#include "model/edition.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

namespace {

/// Five segments of 10 frames; chapters of one, three and one of them.
Edition edition_of(std::vector<Part> parts) {
  Edition edition;
  for (int i = 0; i <= 5; ++i) edition.segment_begin.push_back({10 * i});
  edition.chapters.resize(3);
  const std::uint32_t first[] = {0, 1, 4}, count[] = {1, 3, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    edition.chapters[i].first_segment = first[i];
    edition.chapters[i].segment_count = count[i];
  }
  edition.parts = std::move(parts);
  return edition;
}

}  // namespace

TEST_CASE("a segment stands in one part") {
  const Edition edition = edition_of({{0, 2, {20}}, {2, 3, {30}}});
  CHECK(edition.part_at(0) == 0);
  CHECK(edition.part_at(1) == 0);
  CHECK(edition.part_at(2) == 1);
  CHECK(edition.part_at(4) == 1);
  CHECK(edition.begin_of(edition.parts[1]).count == 20);
}

TEST_CASE("a chapter that is cut is heard in both parts, and is continued in the second") {
  const Edition edition = edition_of({{0, 2, {20}}, {2, 3, {30}}});
  const auto first = edition.chapters_in(edition.parts[0]), second = edition.chapters_in(edition.parts[1]);
  REQUIRE(first.size() == 2);
  CHECK(first[1].chapter == 1);
  CHECK(first[1].begin.count == 10);
  CHECK(first[1].end.count == 20);
  CHECK_FALSE(first[1].continued);
  REQUIRE(second.size() == 2);
  CHECK(second[0].chapter == 1);
  CHECK(second[0].begin.count == 0);
  CHECK(second[0].end.count == 20);
  CHECK(second[0].continued);
  CHECK(second[1].begin.count == 20);
  CHECK_FALSE(second[1].continued);
}

TEST_CASE("a part that begins with a chapter continues none") {
  const Edition edition = edition_of({{0, 4, {40}}, {4, 1, {10}}});
  const auto second = edition.chapters_in(edition.parts[1]);
  REQUIRE(second.size() == 1);
  CHECK(second[0].chapter == 2);
  CHECK_FALSE(second[0].continued);
}

TEST_CASE("a file begins in silence, which belongs to its first chapter, segments and other chapters are exact") {
  Edition edition = edition_of({{0, 3, {40}}, {4, 1, {20}}});  // segment 3 comes between two chapters
  edition.lead = {4};
  edition.segment_begin = {{4}, {14}, {24}, {40}, {44}, {60}};
  CHECK(edition.begin_of(edition.parts[1]).count == 40);
  CHECK(edition.chapter_begin(0).count == 0);
  CHECK(edition.chapter_begin(1).count == 14);
  CHECK(edition.chapter_begin(4).count == 40);
  const auto first = edition.chapters_in(edition.parts[0]), second = edition.chapters_in(edition.parts[1]);
  REQUIRE(first.size() == 2);
  CHECK(first[0].begin.count == 0);
  CHECK(first[0].end.count == 14);
  CHECK(first[1].begin.count == 14);
  CHECK(first[1].end.count == 40);
  REQUIRE(second.size() == 1);
  CHECK(second[0].begin.count == 0);
  CHECK(second[0].end.count == 20);
}
