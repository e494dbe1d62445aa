#include "model/document_bytes.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

namespace {

Run linked(std::string text, const std::shared_ptr<const Target>& link) {
  Run run;
  run.text = std::move(text);
  run.link = link;
  run.line = 7;
  return run;
}

/// With something in most places.
Document sample() {
  Document document;
  document.source = "a.md";
  document.metadata.title = "Title";
  document.metadata.authors = {"One", "Two"};
  document.metadata.episode_a_chapter = false;
  document.metadata.series_index = 3;
  const auto link = std::make_shared<const Target>(Target{"#there", "hint"});
  Block paragraph;
  paragraph.runs = {linked("first", link), linked("second", link), linked("third", nullptr)};
  paragraph.runs[1].kind = Run::Kind::code;
  paragraph.runs[2].text_id = {4};
  paragraph.runs[2].begin = {11};
  Block list;
  list.kind = Block::Kind::list;
  list.ordered = true;
  list.first_number = 5;
  list.children = {paragraph};
  Section section;
  section.id = "there";
  section.blocks = {list};
  section.children.resize(2);
  section.children[1].level = 2;
  document.sections = {section};
  document.notes = {{"1", {paragraph}, {3, 4}, {{9}}}};
  document.omissions = {{"word", 12, "markup", {{2}, {{1}, {5}}}}};
  document.near_headings = {{8, "PERHAPS"}};
  return document;
}

}  // namespace

TEST_CASE("a document comes back from its bytes as it was") {
  const std::vector<std::uint8_t> bytes = document_bytes(sample());
  const Document back = document_from(bytes);
  CHECK(document_bytes(back) == bytes);
  CHECK(back.metadata.authors == std::vector<std::string>{"One", "Two"});
  CHECK(back.metadata.episode_a_chapter == std::optional(false));
  CHECK_FALSE(document_from(document_bytes({})).metadata.episode_a_chapter);
  const Block& list = back.sections.at(0).blocks.at(0);
  CHECK(list.first_number == 5);
  const std::vector<Run>& runs = list.children.at(0).runs;
  CHECK(runs.at(1).text == "second");
  CHECK(runs.at(1).kind == Run::Kind::code);
  CHECK(runs.at(2).place(0, 5) == Place{{4}, {{11}, {16}}});
  CHECK(back.notes.at(0).references.at(0) == TextId{9});
  CHECK(back.omissions.at(0).place == Place{{2}, {{1}, {5}}});
}

TEST_CASE("runs of one link share it in the document that comes back") {
  const Document back = document_from(document_bytes(sample()));
  const std::vector<Run>& runs = back.sections.at(0).blocks.at(0).children.at(0).runs;
  REQUIRE(runs.at(0).link);
  CHECK(runs.at(0).link->title == "hint");
  CHECK(runs.at(0).link == runs.at(1).link);
  CHECK(runs.at(0).link == back.notes.at(0).blocks.at(0).runs.at(0).link);
  CHECK_FALSE(runs.at(2).link);
}

TEST_CASE("bytes that are no document are refused, wherever they were cut or changed") {
  const std::vector<std::uint8_t> bytes = document_bytes(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(document_from(std::span(bytes).first(size)), Error);
  std::vector<std::uint8_t> longer = bytes;
  longer.push_back(0);
  CHECK_THROWS_AS(document_from(longer), Error);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::vector<std::uint8_t> changed = bytes;
    changed[at] = 0xff;
    try {
      document_from(changed);  // may be a document too, or refused; nothing else may happen
    } catch (const Error&) {
    }
  }
}
