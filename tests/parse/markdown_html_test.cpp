#include <catch2/catch.hpp>

#include "parse/html_scanner.hpp"
#include "parse/parser.hpp"
#include "words.hpp"

using namespace earbound;
using namespace earbound_test;

namespace {

Document read(const std::string& text) { return parse_markdown(text, "a.md"); }
const std::vector<Block>& blocks(const Document& document) { return document.sections.at(0).blocks; }
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("inline HTML styles its text and is not read") {
  const Document document = read(
      "H<sub>2</sub>O m<sup>2</sup> <del>x</del> <abbr title=\"World &amp; Co\">WC</abbr> <span lang='de'>Ei</span> "
      "a<br/>b "
      "<img alt=\"Alt &lt;\" src=p.png> <a href=\"/u\">l</a> <kbd>k</kbd> <b>s</b><i>e</i>");
  const auto& runs = blocks(document).at(0).runs;
  const auto find = [&](const std::string& text) -> const Run& {
    for (const Run& run : runs)
      if (run.text == text) return run;
    throw std::runtime_error("no run " + text);
  };
  CHECK(find("2").subscript);
  CHECK(find("x").deleted);
  CHECK(find("WC").expansion == "World & Co");
  CHECK(find("Ei").language == "de");
  CHECK((find("Alt <").kind == Run::Kind::image && find("Alt <").image->address == "p.png"));
  CHECK(find("l").link->address == "/u");
  CHECK(find("k").kind == Run::Kind::code);
  CHECK(find("s").strong);
  CHECK(find("e").emphasis);
  CHECK(std::count_if(runs.begin(), runs.end(), [](const Run& run) { return run.superscript; }) == 1);
  CHECK(std::count_if(runs.begin(), runs.end(), [](const Run& run) { return run.kind == Run::Kind::line_break; }) == 1);
}

TEST_CASE("HTML blocks become paragraphs, headings and rules") {
  const Document document = read("<h2>Head</h2>\n<p>one\n<p>two &eacute;</p><hr>\n<ul><li>three<li>four</ul>\n");
  CHECK(outline_of(document) == "2 Head\n");
  REQUIRE(blocks(document).size() == 5);
  CHECK(blocks(document)[1].runs[0].text == "two é");
  CHECK(blocks(document)[2].kind == Block::Kind::rule);
  CHECK(blocks(document)[4].runs[0].line == 4);
}

TEST_CASE("the language of an element holds for the blocks inside it") {
  const Document document =
      read("<div lang=\"fr\">\n\nBonjour\n\n</div>\n\nHello\n\n> <p lang=de>\n>\n> Hallo\n\nBye\n");
  CHECK(blocks(document)[0].runs[0].language == "fr");
  CHECK(blocks(document)[1].runs[0].language.empty());
  CHECK(blocks(document)[2].children[0].runs[0].language == "de");
  CHECK(blocks(document)[3].runs[0].language.empty());
  CHECK(blocks(read("<b lang='not a tag'>x</b>"))[0].runs[0].language.empty());
}

TEST_CASE("comments, scripts and the like are listed as omitted") {
  const Document document = read(
      "a <!-- secret words --> b <video>no video</video> c\n\n<script>\nlet x = "
      "'<b>';\n</script>\n\n<svg>\n\nlabel\n\n</svg>\n\n<!-- -->\n\nend\n");
  CHECK(document_words(document) == Words{"a", "b", "c", "end"});
  REQUIRE(document.omissions.size() == 4);
  CHECK((document.omissions[0].text == "secret words" && document.omissions[0].reason == "comment" &&
         document.omissions[0].line == 1));
  CHECK((document.omissions[1].text == "no video" && document.omissions[1].reason == "content of <video>"));
  CHECK((document.omissions[2].text == "let x = '<b>';" && document.omissions[2].line == 3));
  CHECK((document.omissions[3].text == "label" && document.omissions[3].line == 9));
}

TEST_CASE("an element that nobody closes takes nothing with it") {
  CHECK(document_words(read("<video>\n\na\n\n# b\n\nc <svg> d\n")) == Words{"b", "a", "c", "d"});
  CHECK(document_words(read("<div lang=de\n\nb\n")) == Words{"<div", "lang=de", "b"});
  CHECK(document_words(read("a <b c\n")) == Words{"a", "<b", "c"});
  CHECK(document_words(read("x</b></i>y <em>z\n\nw")) == Words{"xy", "z", "w"});
}

TEST_CASE("tags are cut as they stand") {
  HtmlScanner scanner("a<B class='x>y' ID=z/>b</b ><!-- c --><?d?>< e");
  HtmlToken token;
  REQUIRE(scanner.next(token));
  CHECK(token.content == "a");
  REQUIRE(scanner.next(token));
  CHECK((token.kind == HtmlToken::Kind::open_tag && token.name == "b"));
  CHECK(html_attribute(token.attributes, "class") == "x>y");
  CHECK(html_attribute(token.attributes, "id").has_value());
  CHECK_FALSE(html_attribute(token.attributes, "title"));
  REQUIRE(scanner.next(token));
  CHECK(token.content == "b");
  REQUIRE(scanner.next(token));
  CHECK((token.kind == HtmlToken::Kind::close_tag && token.name == "b"));
  REQUIRE(scanner.next(token));
  CHECK((token.kind == HtmlToken::Kind::comment && token.content == " c "));
  REQUIRE(scanner.next(token));
  CHECK(token.kind == HtmlToken::Kind::declaration);
  REQUIRE(scanner.next(token));
  CHECK(token.content == "< e");
  CHECK_FALSE(scanner.next(token));
}
