#include <catch2/catch.hpp>

#include "parse/parser.hpp"
#include "words.hpp"

using namespace earbound;
using namespace earbound_test;

namespace {

Document read(const std::string& text) { return parse_markdown(text, "a.md"); }
const std::vector<Block>& blocks(const Document& document) { return document.sections.at(0).blocks; }

}  // namespace

TEST_CASE("headings of every level make a nested outline") {
  const Document document = read("before\n\n# A\n## B\n#### C\n## D\n# E\nF\n===\n");
  CHECK(outline_of(document) == "0 \n1 A\n  2 B\n    4 C\n  2 D\n1 E\n1 F\n");
  CHECK(document.sections[0].blocks[0].runs[0].text == "before");
  CHECK(document.sections[1].children[0].lines.first == 4);
  CHECK(document.metadata.title.empty());
}

TEST_CASE("a first and only heading of level 1 is the title") {
  const Document document = read("# The *Title*\n\nunder it\n\n## One\n\n### Deep\n\n## Two\n");
  CHECK(document.metadata.title == "The Title");
  CHECK(document.title.size() == 2);
  CHECK(document.title_lines.first == 1);
  CHECK(outline_of(document) == "0 \n1 One\n  2 Deep\n1 Two\n");
  CHECK(blocks(document)[0].runs[0].text == "under it");
}

TEST_CASE("a first heading that repeats the front matter's title is the title") {
  const Document document = read("---\ntitle: The Title\n---\n# the title\n## One\n# Two\n");
  CHECK(document.metadata.title == "The Title");
  CHECK(document.title.size() == 1);
  CHECK(outline_of(document) == "1 One\n1 Two\n");
  CHECK(outline_of(read("---\ntitle: Another\n---\n# One\n## Two\n")) == "1 One\n  2 Two\n");
}

TEST_CASE("empty headings are sections, headings in quotes are strong text") {
  CHECK(outline_of(read("# A\n#\n## \ntext\n")) == "1 A\n1 \n  2 \n");
  const Document quoted = read("> # Head\n>\n> text\n");
  CHECK(outline_of(quoted) == "0 \n");
  CHECK(blocks(quoted)[0].children[0].runs[0].strong);
}

TEST_CASE("runs carry the style of their words") {
  const Document document = read("a *b **c*** [d *e*](http://x.org/?a=1&amp;b) `f  g` ![h *i*](pic.png)\\\nj");
  const auto& runs = blocks(document).at(0).runs;
  REQUIRE(runs.size() == 12);
  CHECK(runs[0].text == "a ");
  CHECK((runs[1].text == "b " && runs[1].emphasis && !runs[1].strong));
  CHECK((runs[2].text == "c" && runs[2].emphasis && runs[2].strong));
  CHECK((runs[4].text == "d " && runs[4].link->address == "http://x.org/?a=1&b"));
  CHECK((runs[5].text == "e" && runs[5].emphasis && runs[5].link->address == "http://x.org/?a=1&b"));
  CHECK((runs[7].kind == Run::Kind::code && runs[7].text == "f  g"));
  CHECK((runs[9].kind == Run::Kind::image && runs[9].text == "h i" && runs[9].image->address == "pic.png"));
  CHECK(runs[10].kind == Run::Kind::line_break);
  CHECK((runs[11].text == "j" && runs[11].line == 2));
}

TEST_CASE("blocks keep their kind") {
  const Document document = read("3. a\n4. b\n\n- c\n\n> d\n\n``` python x\ne\n  f\n```\n\n***\n");
  const auto& all = blocks(document);
  REQUIRE(all.size() == 5);
  CHECK(
      (all[0].kind == Block::Kind::list && all[0].ordered && all[0].first_number == 3 && all[0].children.size() == 2));
  CHECK((all[1].kind == Block::Kind::list && !all[1].ordered && all[1].children[0].kind == Block::Kind::list_item));
  CHECK((all[2].kind == Block::Kind::quote && all[2].children[0].runs[0].text == "d"));
  CHECK((all[3].kind == Block::Kind::code && all[3].info == "python" && all[3].runs[0].text == "e\n  f" &&
         all[3].runs[0].line == 9));
  CHECK(all[4].kind == Block::Kind::rule);
  CHECK((all[3].lines.first == 8 && all[3].lines.last == 11));
  REQUIRE(document.omissions.size() == 1);
  CHECK(document.omissions[0].text == "x");
}

TEST_CASE("definitions and titles of links are listed as omitted") {
  const Document document = read("[a]: /address \"Words\"\n\nSee [a] and [b](c \"More\").\n");
  REQUIRE(document.omissions.size() == 2);
  CHECK((document.omissions[0].line == 1 && document.omissions[0].reason == "link definition"));
  CHECK((document.omissions[1].line == 3 && document.omissions[1].text == "More" &&
         document.omissions[1].reason == "title of a link"));
}

TEST_CASE("what is written for the eye only does not reach the runs") {
  const Document document = read("re\u00adcur&shy;rence e&#x301; a&#1;b\n");
  CHECK(blocks(document)[0].runs[0].text == "recurrence é a b");
}

TEST_CASE("text that looks like a mark of ours is no mark") {
  const Document document = read("a \uFDD00\uFDD1 b \uFDD6 $x$ \uFDD8\n");
  CHECK(document_words(document) == std::vector<std::string>{"a", "\uFFFD0\uFFFD", "b", "\uFFFD", "x", "\uFFFD"});
}
