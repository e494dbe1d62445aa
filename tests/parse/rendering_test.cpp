// What a Document keeps for those who show it, beyond what is heard.

#include <catch2/catch.hpp>

#include "parse/heading_ids.hpp"
#include "parse/parser.hpp"
#include "vocabulary.hpp"
#include "words.hpp"

using namespace earbound;

namespace {

Document read(const std::string& text) { return parse_markdown(text, "a.md"); }
Document read_plain(const std::string& text) { return parse_plain_text(text, "a.txt", test::vocabulary()); }
const std::vector<Block>& blocks(const Document& document) { return document.sections.at(0).blocks; }
const std::vector<Run>& runs(const Document& document) { return blocks(document).at(0).runs; }

std::string ids(const std::vector<Section>& sections) {
  std::string text;
  for (const Section& section : sections) text += section.id + "|" + ids(section.children);
  return text;
}
std::string ids(const Document& document) { return document.title_id + "|" + ids(document.sections); }

}  // namespace

TEST_CASE("table cells know their alignment and whether they are headers") {
  const Document document = read("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 | 5 |\n");
  for (const Block& row : blocks(document).at(0).children) {
    REQUIRE(row.children.size() >= 4);
    CHECK(row.children[0].alignment == Alignment::none);
    CHECK(row.children[1].alignment == Alignment::left);
    CHECK(row.children[2].alignment == Alignment::centre);
    CHECK(row.children[3].alignment == Alignment::right);
  }
  const Block& table = blocks(document).at(0);
  CHECK((table.children[0].children[3].header && !table.children[1].children[3].header));
  CHECK(table.children[1].children.at(4).alignment == Alignment::none);
  CHECK(table.runs.empty());
  const Document quoted = read("> | a |\n> |--:|\n> | b |\n");
  CHECK(blocks(quoted)[0].children[0].children[1].children[0].alignment == Alignment::right);
}

TEST_CASE("lists are tight or loose, and keep their numbers and signs") {
  const auto list = [](const std::string& text) { return blocks(read(text)).at(0); };
  CHECK(list("- a\n- b\n").tight);
  CHECK_FALSE(list("- a\n\n- b\n").tight);
  CHECK_FALSE(list("- a\n\n  more\n").tight);
  CHECK((list("7. a\n8. b\n").first_number == 7 && !list("7. a\n").parenthesis));
  CHECK((list("3) a\n").ordered && list("3) a\n").parenthesis));
  const auto plain = [](const std::string& text) { return blocks(read_plain("Some text:\n\n" + text)).at(1); };
  CHECK(plain("1. a\n2. b\n").tight);
  CHECK_FALSE(plain("1. a\n\n2. b\n").tight);
  CHECK((plain("1) a\n2) b\n").parenthesis && !plain("1. a\n2. b\n").parenthesis));
}

TEST_CASE("links and images keep address and title, and an image in a link both") {
  const Document document =
      read("[a](/u \"The &amp; title\") [![alt](p.png 'Pic')](/v) <img src=\"q.png\" title=t alt=x>");
  CHECK(*runs(document).at(0).link == Target{"/u", "The & title"});
  const Run& image = runs(document).at(2);
  CHECK((image.text == "alt" && *image.image == Target{"p.png", "Pic"} && *image.link == Target{"/v", ""}));
  const Run& raw = runs(document).back();
  CHECK((raw.text == "x" && *raw.image == Target{"q.png", "t"} && !raw.link));
  CHECK(*runs(read("[a][b]\n\n[b]: /u 'Title'\n")).at(0).link == Target{"/u", "Title"});
  CHECK(*runs(read("<a href=\"/w\" title=\"T\">x</a>")).at(0).link == Target{"/w", "T"});
}

TEST_CASE("notes know their references and references their notes") {
  const Document document = read("One[^b] two[^a] three[^b].\n\n[^a]: A.\n[^b]: B, see[^a].\n");
  REQUIRE(document.notes.size() == 2);
  CHECK((document.notes[0].references.size() == 2 && document.notes[1].references.size() == 2));
  const Run& first = runs(document).at(1);
  CHECK((first.kind == Run::Kind::note_reference && first.note == 1));
  CHECK(document.notes[1].references.at(0) == first.text_id);
  CHECK(document.notes[0].references.at(1) == document.notes[1].blocks.at(0).runs.at(1).text_id);
}

TEST_CASE("headings have unique names, those of their author first") {
  CHECK(ids(read("# The Title\n\n## Größe & *Mass*\n\n## What's new?\n\n### What's new?\n\n## 中文\n\n##\n")) ==
        "the-title|größe--mass|whats-new|whats-new-1|中文|section|");
  CHECK(ids(read("# A\n## Intro\n## Other {#intro}\n## Intro {#intro .x}\n")) == "a|intro-2|intro|intro-1|");
  CHECK(ids(read("text before\n\n# One\n# One-1\n# One\n")) == "||one|one-1|one-2|");
  CHECK(ids(read_plain("1. First\n\nSome text here.\n\n2. Second\n\nMore text here.\n")) == "|1-first|2-second|");
}

TEST_CASE("the attributes of a heading are not read") {
  const Document document = read("## A {#b .unnumbered x=1}\n\ntext\n");
  CHECK(document.sections.at(0).title.at(0).text == "A");
  CHECK(document.sections[0].id == "b");
  REQUIRE(document.omissions.size() == 1);
  CHECK((document.omissions[0].text == "#b .unnumbered x=1" && document.omissions[0].line == 1));
  CHECK(document.omissions[0].reason == "attributes of a heading");
  CHECK(read("Two\nlines {#c}\n====\n\n## x\n\n# y\n").sections.at(0).id == "c");
  for (const char* title : {"A {b}", "Sets {a, b}", "{#b}", "A {#b} more", "A {x=1}", "A {#}", "`{#b}`"}) {
    INFO(title);
    std::vector<Run> runs = read(std::string("## ") + title + "\n").sections.at(0).title;
    CHECK_FALSE(take_heading_attributes(runs));
  }
}

TEST_CASE("headings inside quotes and lists keep their level") {
  CHECK(blocks(read("> ### Head\n>\n> text\n"))[0].children[0].heading_level == 3);
  CHECK(blocks(read("> ### Head\n>\n> text\n"))[0].children[1].heading_level == 0);
  CHECK(blocks(read("- <h4>Head</h4>\n"))[0].children[0].children[0].heading_level == 4);
}

TEST_CASE("figures hold their pictures and captions") {
  const Document document = read(
      "Before.\n\n<figure>\n<img src=a.png alt=\"A cat\">\n<figcaption>A "
      "<em>cat</em>.</figcaption>\n</figure>\n\nAfter.\n");
  REQUIRE(blocks(document).size() == 3);
  const Block& figure = blocks(document)[1];
  CHECK((figure.kind == Block::Kind::figure && figure.lines.first == 4 && figure.lines.last == 6));
  REQUIRE(figure.children.size() == 2);
  CHECK(figure.children[0].runs.at(0).image->address == "a.png");
  CHECK((figure.children[1].kind == Block::Kind::caption && figure.children[1].runs.at(1).emphasis));
  for (const char* open :
       {"<figure>\nText\n\n# Head\n\nmore\n", "<figure><h2>Head</h2><figcaption>x</figcaption></figure>\n",
        "<figcaption>x</figcaption>\n", "</figure>\n", "<figure></figure>\n"}) {
    INFO(open);
    for (const Section& section : read(open).sections)
      for (const Block& block : section.blocks) CHECK(block.kind == Block::Kind::paragraph);
  }
}

TEST_CASE("language and direction of spans are kept") {
  const Document document = read("a <span lang=\"ar\" dir=\"RTL\">b</span> <bdi dir=auto>c</bdi> <i dir=wrong>d</i>");
  CHECK((runs(document).at(1).language == "ar" && runs(document).at(1).direction == Direction::right_to_left));
  CHECK(runs(document).at(3).direction == Direction::automatic);
  CHECK(runs(document).back().direction == Direction::inherited);
}

TEST_CASE("formulas say whether they are displayed") {
  const Document document = read("Let $x$ be $$y$$ here.\n\n$$z$$\n");
  CHECK_FALSE(runs(document).at(1).display);
  CHECK(runs(document).at(3).display);
  CHECK((blocks(document)[1].kind == Block::Kind::math && blocks(document)[1].runs.at(0).display));
}
