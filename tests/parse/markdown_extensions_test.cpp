#include <catch2/catch.hpp>

#include "parse/parser.hpp"
#include "words.hpp"

using namespace earbound;
using namespace earbound_test;

namespace {

Document read(const std::string& text) { return parse_markdown(text, "a.md"); }
const std::vector<Block>& blocks(const Document& document) { return document.sections.at(0).blocks; }
const std::vector<Run>& runs(const Document& document) { return blocks(document).at(0).runs; }
bool has_kind(const Document& document, Run::Kind kind) {
  for (const Run& run : runs(document))
    if (run.kind == kind) return true;
  return false;
}

}  // namespace

TEST_CASE("pipe tables are tables") {
  const Document document = read("A | *B*\n:-- | --:\n1 | [x]\n2 \\| 3 | `a\\|b`\n4\n\nafter\n\n[x]: /u\n");
  const Block& table = blocks(document).at(0);
  REQUIRE(table.kind == Block::Kind::table);
  CHECK((table.lines.first == 1 && table.lines.last == 5));
  REQUIRE(table.children.size() == 4);
  CHECK(table.children[0].children[1].runs[0].emphasis);
  CHECK(table.children[1].children[1].runs[0].link->address == "/u");
  CHECK(table.children[2].children[0].runs[0].text == "2 | 3");
  CHECK(table.children[2].children[1].runs[0].text == "a|b");
  CHECK(table.children[3].children.size() == 1);
  CHECK(blocks(document).at(1).kind == Block::Kind::paragraph);
}

TEST_CASE("tables have captions above or below") {
  CHECK(blocks(read("Table 1: Above\n\n| a |\n|---|\n| b |\n")).at(0).runs.at(0).text == "Table 1: Above");
  CHECK(blocks(read("| a |\n|---|\n| b |\n\nTable: Below\n")).at(0).runs.at(0).text == "Table: Below");
  CHECK(blocks(read("Tables: many\n\n| a |\n|---|\n| b |\n")).size() == 2);
}

TEST_CASE("what is no table stays a paragraph") {
  for (const char* text :
       {"a | b\nc | d\n", "| a | b |\n|---|\n", "a\n---|---\n", "    | a |\n    |---|\n", "a | b\n"}) {
    INFO(text);
    CHECK(blocks(read(text)).at(0).kind != Block::Kind::table);
  }
  const Document quoted = read("> | a |\n> |---|\n> | b |\n");
  CHECK(blocks(quoted)[0].children[0].kind == Block::Kind::table);
}

TEST_CASE("notes are taken out and referred to") {
  const Document document = read(
      "Text[^1] more[^Long-Name].\n\n[^1]: First *note*\ngoes on.\n\n    Second paragraph.\n\n        "
      "code\n[^long-name]: http://example.org\n\nAfter.\n");
  REQUIRE(document.notes.size() == 2);
  CHECK((document.notes[0].label == "1" && document.notes[0].blocks.size() == 3 && document.notes[0].lines.first == 3 &&
         document.notes[0].lines.last == 8));
  CHECK(document.notes[0].blocks[0].runs[1].emphasis);
  CHECK(document.notes[0].blocks[2].kind == Block::Kind::code);
  CHECK(document.notes[1].blocks[0].runs[0].text == "http://example.org");
  CHECK((runs(document)[1].kind == Run::Kind::note_reference && runs(document)[1].text == "1"));
  CHECK((runs(document)[3].kind == Run::Kind::note_reference && runs(document)[3].text == "long-name"));
  CHECK(blocks(document).size() == 2);
}

TEST_CASE("notes that are not there stay text") {
  CHECK(runs(read("a[^x] `[^y]`\n")).at(0).text == "a[^x] ");
  const Document code = read("```\n[^a]: no note\n```\n\n    [^b]: none\n");
  CHECK(code.notes.empty());
  const Document twice = read("x[^a]\n\n[^a]: one\n\n[^a]: two words\n");
  CHECK(twice.notes.size() == 1);
  REQUIRE(twice.omissions.size() == 1);
  CHECK((twice.omissions[0].text == "two words" && twice.omissions[0].line == 5));
}

TEST_CASE("an unclosed fence in a note does not take the rest") {
  const Document document = read("a[^n]\n\n[^n]: x\n\n    ```\n    code\n\nb\n");
  CHECK(document_words(document) == std::vector<std::string>{"an", "b", "x", "code"});
}

TEST_CASE("math is kept as written") {
  const Document document = read("If $a_1*b_2$ and $\\frac{1}{2}$ then $$x\n= y$$.\n\n$$\nE = mc^2\n$$\n");
  CHECK((runs(document)[1].kind == Run::Kind::math && runs(document)[1].text == "a_1*b_2"));
  CHECK(runs(document)[3].text == "\\frac{1}{2}");
  CHECK((runs(document)[5].text == "x\n= y" && runs(document)[6].text == "." && runs(document)[6].line == 2));
  CHECK((blocks(document)[1].kind == Block::Kind::math && blocks(document)[1].runs[0].kind == Run::Kind::math));
}

TEST_CASE("dollars that are money stay text") {
  for (const char* text : {"It costs $5 or $6.", "$5, ($6)", "US$5 and CA$ too", "a \\$x$ b", "`$x$`", "$ x$",
                           "$HOME/bin:$PATH", "[a](x$y) [b](z$)"}) {
    INFO(text);
    CHECK_FALSE(has_kind(read(text), Run::Kind::math));
  }
}

TEST_CASE("strikethrough is deleted text") {
  const auto struck = runs(read("a ~~b *c*~~ d"));
  REQUIRE(struck.size() == 4);
  CHECK((struck[1].text == "b " && struck[1].deleted && !struck[1].emphasis));
  CHECK((struck[2].text == "c" && struck[2].deleted && struck[2].emphasis));
  CHECK(runs(read("a ~~ b ~~ c")).at(0).text == "a ~~ b ~~ c");
  CHECK(runs(read("\\~~a~~")).at(0).text == "~~a~~");
  CHECK(runs(read("a ~~b")).at(0).text == "a ~~b");
}
