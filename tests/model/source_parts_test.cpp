#include "model/source_parts.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

TEST_CASE("lines of a source of several files are told as those of each file") {
  const std::vector<SourcePart> parts{{"a.xhtml", 1}, {"b.xhtml", 11}, {"empty.xhtml", 14}, {"c.xhtml", 15}};
  CHECK(source_place("x.epub", parts, 1) == "x.epub!a.xhtml:1");
  CHECK(source_place("x.epub", parts, 10) == "x.epub!a.xhtml:10");
  CHECK(source_place("x.epub", parts, 11) == "x.epub!b.xhtml:1");
  CHECK(source_place("x.epub", parts, 99) == "x.epub!c.xhtml:85");
  CHECK(source_place("x.epub", parts, 0) == "x.epub");
  CHECK(line_phrase(parts, 12) == "b.xhtml:2");
  CHECK(line_name(parts, 14) == "empty.xhtml:1");
}

TEST_CASE("lines of a source that is one file are its own") {
  CHECK(source_place("a.md", {}, 12) == "a.md:12");
  CHECK(source_place("a.md", {}, 0) == "a.md");
  CHECK(line_phrase({}, 12) == "line 12");
  CHECK(line_phrase({}, 0) == "line 0");
  CHECK(line_name({}, 12) == "12");
}
