#include "parse/html_reader.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

#include "base/error.hpp"
#include "model/texts.hpp"
#include "parse/outline_builder.hpp"

using namespace earbound;

namespace {

using Texts = std::vector<std::string>;

Document read(const std::string& body, bool whole_page = false) {
  return parse_html("<!DOCTYPE html><html><head><title>T</title></head><body>" + body + "</body></html>", "a.html",
                    {{}, whole_page});
}

void gather(const std::vector<Block>& blocks, Texts& texts);

void gather(const Block& block, Texts& texts) {
  if (const std::string text = text_of(block.runs); !text.empty()) texts.push_back(text);
  gather(block.children, texts);
}

void gather(const std::vector<Block>& blocks, Texts& texts) {
  for (const Block& block : blocks) gather(block, texts);
}

void gather(const Section& section, Texts& texts) {
  if (section.level > 0) texts.push_back("# " + text_of(section.title));
  gather(section.blocks, texts);
  for (const Section& child : section.children) gather(child, texts);
}

/// All that is read, headings marked.
Texts texts(const Document& document) {
  Texts all;
  if (!document.title.empty()) all.push_back("title " + text_of(document.title));
  for (const Section& section : document.sections) gather(section, all);
  for (const Note& note : document.notes) {
    Texts of_note;
    gather(note.blocks, of_note);
    for (const std::string& text : of_note) all.push_back("note " + note.label + " " + text);
  }
  return all;
}

const Block& only_block(const Document& document) {
  REQUIRE(document.sections.size() == 1);
  REQUIRE(document.sections[0].blocks.size() == 1);
  return document.sections[0].blocks[0];
}

Texts omitted(const Document& document) {
  Texts all;
  for (const Omission& omission : document.omissions) all.push_back(omission.reason + ": " + omission.text);
  return all;
}

HtmlPart part(std::string name, std::string_view text, std::vector<ContentsEntry> contents = {}) {
  return {std::move(name), text, std::move(contents)};
}

}  // namespace

TEST_CASE("headings of a page make its outline, the first one its title") {
  const Document document = read("<h1>One</h1><p>a</p><h2>Two</h2><p>b</p><h3>Three</h3><p>c</p><h2>Four</h2><p>d</p>");
  CHECK(texts(document) == Texts{"title One", "a", "# Two", "b", "# Three", "c", "# Four", "d"});
  CHECK(document.sections.at(1).children.size() == 1);
  CHECK(texts(read("<div role=heading aria-level=1>One</div><p>a")) == Texts{"title One", "a"});
  CHECK(texts(read("<ul><li><h2>In an item</h2>text</li></ul>")) == Texts{"In an item", "text"});
}

TEST_CASE("white space of a page is what a reader sees, and lines are those of the file") {
  const Document document = read("<p>\n  one\n  <em> two </em>   three</p>\n<p>four");
  REQUIRE(document.sections.at(0).blocks.size() == 2);
  CHECK(texts(document) == Texts{"one two three", "four"});
  CHECK(document.sections[0].blocks[0].lines.first == 2);
  CHECK(document.sections[0].blocks[0].lines.last == 3);
  CHECK(document.sections[0].blocks[1].lines.first == 4);
  CHECK(texts(read("one<div>two</div>three<br>four")) == Texts{"one", "two", "three four"});
}

TEST_CASE("elements within a line become styles of runs") {
  const Document document = read(
      "<p><em>a</em><strong>b</strong><del>c</del><sub>d</sub><sup>e</sup><code>f</code><abbr title='World "
      "Health'>WHO</abbr><a href='x.html' title=tip>g</a><span lang=fr dir=rtl>h</span><q>i</q></p>");
  const std::vector<Run>& runs = only_block(document).runs;
  REQUIRE(runs.size() == 10);
  CHECK(runs[0].emphasis);
  CHECK(runs[1].strong);
  CHECK(runs[2].deleted);
  CHECK(runs[3].subscript);
  CHECK(runs[4].superscript);
  CHECK(runs[5].kind == Run::Kind::code);
  CHECK(runs[6].expansion == "World Health");
  REQUIRE(runs[7].link);
  CHECK(runs[7].link->address == "x.html");
  CHECK(runs[7].link->title == "tip");
  CHECK(runs[8].language == "fr");
  CHECK(runs[8].direction == Direction::right_to_left);
  CHECK(runs[9].text == "\u201ci\u201d");
}

TEST_CASE("lists, definitions, quotes, code and rules of a page keep their kind") {
  const Document document = read(
      "<ol start=3><li>a<li>b<ul><li>c</ul></ol><dl><dt>term<dd>meaning<dt>other<dd>one<dd>two</dl>"
      "<blockquote><p>said</blockquote><pre><code class='language-c'>\nint x;\n  y</code></pre><hr>");
  const std::vector<Block>& blocks = document.sections.at(0).blocks;
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0].kind == Block::Kind::list);
  CHECK(blocks[0].ordered);
  CHECK(blocks[0].first_number == 3);
  CHECK(blocks[0].children.size() == 2);
  CHECK(blocks[1].children.size() == 2);
  CHECK(blocks[1].children[1].children.size() == 3);
  CHECK(blocks[2].kind == Block::Kind::quote);
  CHECK(blocks[3].kind == Block::Kind::code);
  CHECK(blocks[3].info == "c");
  CHECK(blocks[3].runs.at(0).text == "int x;\n  y");
  CHECK(blocks[4].kind == Block::Kind::rule);
}

TEST_CASE("a cell of a page's table stands under its header, whatever spans it") {
  const Document document = read(
      "<table><caption>Heights</caption><thead><tr><th>Place<th colspan=2>Height</thead><tr><td rowspan=2>Bay<td>1<td>2"
      "<tr><td>3<td>4</table>");
  const Block& table = only_block(document);
  CHECK(table.kind == Block::Kind::table);
  CHECK(text_of(table.runs) == "Heights");
  REQUIRE(table.children.size() == 3);
  for (const Block& row : table.children) CHECK(row.children.size() == 3);
  CHECK(text_of(table.children[1].children[0].runs) == "Bay");
  CHECK(text_of(table.children[2].children[0].runs).empty());
  CHECK(text_of(table.children[2].children[1].runs) == "3");
  // Two cells that nothing heads: their header is empty, and no row is taken for one.
  CHECK(only_block(read("<table><tr><td>a<td>b<tr><td>c<td>d</table>")).children.size() == 3);
}

TEST_CASE("a table that only lays out a page is read as text") {
  CHECK(texts(read("<table><tr><td><p>one</p><p>two</p></td></tr></table>")) == Texts{"one", "two"});
  CHECK(texts(read("<table role=presentation><tr><td>one<td>two</table>")) == Texts{"one", "two"});
}

TEST_CASE("a span of a million columns or rows costs nothing") {
  const Document document = read("<table><tr><th>a<th>b<tr><td colspan=99999 rowspan=99999>c</table>");
  CHECK(only_block(document).children.at(1).children.size() <= 200);
}

TEST_CASE("notes are found where they stand, and what leads back is not read") {
  for (
      const std::string body :
      {R"(<p>Text<sup><a href="#fn1" id="r1">1</a></sup>.</p><ol><li id="fn1">The note. <a href="#r1">^</a></li></ol>)",
       R"(<p>Text<a href="#fn1" id="r1"><sup>1</sup></a>.</p><div id="fn1"><p>The note. <a href="#r1">^</a></p></div>)",
       R"(<p>Text<a role="doc-noteref" href="#x" id="r1">1</a>.</p><aside role="doc-footnote" id="x">The note. <a role="doc-backlink" href="#r1">back</a></aside>)",
       R"(<p id="p1">Text<a name="_ftnref1" href="#_ftn1">[1]</a>.</p><p><a name="_ftn1" href="#_ftnref1">[1]</a> The note.</p>)"}) {
    INFO(body);
    const Document document = read(body);
    REQUIRE(document.notes.size() == 1);
    CHECK(document.notes[0].label == "1");
    CHECK(document.notes[0].references.size() == 1);
    Texts note;
    gather(document.notes[0].blocks, note);
    CHECK(note == Texts{"The note."});
    CHECK(text_of(document.sections.at(0).blocks.at(0).runs) == "Text.");
  }
}

TEST_CASE("notes whose labels begin anew are told apart, and words in notes that are links stay") {
  const Document document = read(
      R"(<p>A<sup><a href="#a1">1</a></sup>.</p><p>B<sup><a href="#b1">1</a></sup>.</p><p id="a1">Of A.</p><p id="b1">Of B, )"
      R"(see <a href="http://example.org/">上海</a>.</p>)");
  REQUIRE(document.notes.size() == 2);
  CHECK(document.notes[0].label != document.notes[1].label);
  CHECK(document.notes[0].references.size() == 1);
  CHECK(document.notes[1].references.size() == 1);
  CHECK(document.omissions.empty());
}

TEST_CASE("words that carry a reference stay in their sentence, and so do elements of other programs") {
  const Document document = read(
      R"(<p>Read <a role="doc-noteref" href="#g">a long phrase</a> in <st1:city>London</st1:city>.</p><p id="g">Said.</p>)");
  CHECK(texts(document).front() == "Read a long phrase in London.");
  CHECK(document.notes.size() == 1);
}

TEST_CASE("links that are no notes stay links") {
  CHECK(read(R"(<p>See <a href="#s">section 2</a>.</p><p id="s">Text.</p>)").notes.empty());
  CHECK(
      read(
          R"(<p id="r">Text<sup><a href="#n">note 1</a></sup>.</p><ol><li id="n"><span class="mw-cite-backlink"><a href="#r">)"
          R"(<sup>a</sup></a></span> Said.</li></ol>)")
          .notes.empty());
  CHECK(read(R"(<p id="a">x<sup>2</sup> and <a href="#a">1</a>.</p>)").notes.empty());
}

TEST_CASE("pictures are read by their alternative, formulas by what they stand for") {
  const Document document = read(
      "<p><img src=a.png alt='A harbour'><img src=b.png alt=''><img src=c.png></p><figure><img src=d.png "
      "alt=D><figcaption>Of "
      "D</figcaption></figure><p><math alttext='x^2'><mi>x</mi></math></p>");
  const std::vector<Block>& blocks = document.sections.at(0).blocks;
  REQUIRE(blocks.size() == 3);
  REQUIRE(blocks[0].runs.size() == 2);
  CHECK(blocks[0].runs[0].text == "A harbour");
  CHECK(blocks[0].runs[0].image->address == "a.png");
  CHECK(blocks[0].runs[1].text.empty());
  CHECK(blocks[1].kind == Block::Kind::figure);
  CHECK(blocks[1].children.at(1).kind == Block::Kind::caption);
  CHECK(blocks[2].runs.at(0).kind == Run::Kind::math);
  CHECK(blocks[2].runs[0].text == "x^2");
}

TEST_CASE("what is not for a reader is left out, and listed when it has words") {
  const Document document = read(
      "<ul><li hidden>item</li></ul><p>text<script>code()</script><style>p{}</style></p><p hidden>secret one</p><p "
      "aria-hidden=true>two</p>"
      "<p style='display: none'>three</p><button>Press</button><p><ruby>漢<rt>kan</rt></ruby></p>"
      "<p><span role=doc-pagebreak>17</span>more</p>");
  CHECK(texts(document) == Texts{"text", "\u6f22", "more"});
  CHECK(omitted(document) == Texts{"hidden: item", "hidden: secret one", "hidden from screen readers: two",
                                   "hidden: three", "a control of the page: Press",
                                   "how a character is pronounced: kan", "the number of a printed page: 17"});
}

TEST_CASE("a page says who wrote it, when and in which language") {
  const Document document = parse_html(
      "<html lang=de-AT><head><title>Die Flut | Zeitung</title><meta name=author content='Die Redaktion'>"
      "<meta property=article:published_time content=2026-02-03T10:00:00Z><meta name=description content=Kurz></head>"
      "<body><h1>Die Flut</h1><p>Text</p></body></html>",
      "a.html", {});
  CHECK(document.metadata.title == "Die Flut");
  CHECK(document.metadata.authors == Texts{"Die Redaktion"});
  CHECK(document.metadata.language == "de-AT");
  CHECK(document.metadata.date == "2026-02-03");
  CHECK(document.metadata.description == "Kurz");
  const Document linked = parse_html(
      R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Head","datePublished":"2025-01-02",)"
      R"("author":[{"name":"The one"},{"name":"The other"}]}]}</script><p>Text</p>)",
      "a.html", {});
  CHECK(linked.metadata.title == "Head");
  CHECK(linked.metadata.authors == Texts{"The one", "The other"});
  CHECK(linked.metadata.date == "2025-01-02");
  CHECK(parse_html(R"(<script type="application/ld+json">{"@graph":[[[[{]</script><p>Text</p>)", "a.html", {})
            .metadata.title.empty());
}

TEST_CASE("the author beneath the title is said with it, and not again") {
  const Document document = parse_html(
      "<head><title>-</title><meta name=author content='The editors'></head><body><header><h1 class=title>Tides</h1>"
      "<p class=author>The editors</p></header><h1>Rise</h1><p class=author>Somebody else</p></body>",
      "a.html", {});
  CHECK(document.metadata.title == "Tides");
  CHECK(texts(document) == Texts{"title Tides", "# Rise", "Somebody else"});
  CHECK(omitted(document) == Texts{"the author, said with the title: The editors"});
}

TEST_CASE("a page is read in the encoding that it names, or that its bytes show") {
  const auto text = [](std::string_view bytes) { return texts(parse_html(bytes, "a.html", {})).at(0); };
  CHECK(text("<p>Gr\xc3\xbc\xc3\x9f") == "Gr\u00fc\u00df");
  CHECK(text("<p>Gr\xfc\xdf") == "Gr\u00fc\u00df");
  CHECK(text("<meta charset=windows-1251><p>\xc4\xe0") == "\u0414\u0430");
  CHECK(text("<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>\xe4\xc1") == "\u0414\u0430");
  CHECK(text(std::string_view("\xff\xfe<\0p\0>\0a\0", 10)) == "a");
  CHECK(text("\xef\xbb\xbf<p>a") == "a");
  CHECK_THROWS_AS(text("<meta charset=no-such-thing><p>\xe4"), Error);
}

TEST_CASE("a page without text is refused") {
  CHECK_THROWS_AS(read("<script>x</script><p> </p>"), Error);
  CHECK_THROWS_AS(read("<nav><a href=a>Home</a></nav>"), Error);
  CHECK(texts(read("<nav><a href=a>Home</a></nav>", true)) == Texts{"Home"});
}

TEST_CASE("the article of a page is told from what stands around it") {
  const std::string paragraph =
      "<p>The water rises twice a day, and it falls twice a day, and what moves it is the moon, as everybody knows who "
      "lives by the sea.</p>";
  const std::string page =
      "<header><a href=/>Sea News</a></header><nav><ul><li><a href=a>Home</a><li><a href=b>Boats</a></ul></nav>"
      "<div class=cookie-banner><p>We store cookies on your computer to make this page better for you and for all "
      "others.</p></div>"
      "<main><article><h1>Tides</h1>" +
      paragraph + paragraph + "<div class=share-buttons>Share this</div>" + paragraph +
      "</article></main><aside><h3>Read next</h3><a href=c>Storms</a></aside>"
      "<section id=comments><p>What a fine article this is, I have read it with great pleasure and will read it "
      "again.</p></section>"
      "<footer>All rights reserved</footer>";
  const Document document = read(page);
  CHECK(texts(document).size() == 4);
  CHECK(texts(document).front() == "title Tides");
  CHECK(document.omissions.size() == 7);
  const Document whole = read(page, true);
  CHECK(whole.omissions.empty());
  CHECK(texts(whole).size() > 10);
}

TEST_CASE("the article is kept whatever its container is called, and comments go however long they are") {
  const std::string paragraph =
      "<p>The water rises twice a day, and it falls twice a day, and what moves it is the moon, as everybody knows who "
      "lives by the sea.</p>";
  CHECK(texts(read("<div class=sidebar-wrapper>" + paragraph + paragraph + "</div><div><p>Foot</div>")).size() >= 2);
  const std::string spans =
      "<div class='widget blog'><div><span><span>The water rises twice a day, and it falls twice a day, and what moves "
      "it "
      "is the moon, as all know.</span></span></div></div>";
  CHECK(texts(read("<div class=menu><a href=a>A</a> <a href=b>B</a></div>" + spans)).size() == 1);
  CHECK(texts(read("<div class='newsletter'>Short text alone.</div>")) == Texts{"Short text alone."});
  std::string discussed = "<article>" + paragraph + "<div id=comments>";
  for (int i = 0; i < 10; ++i) discussed += paragraph;
  CHECK(texts(read(discussed + "</div></article>")).size() == 1);
}

TEST_CASE("every word of a page is read or listed") {
  const std::string page =
      "<header>one</header><p>two <b>three</b></p><div>four<p hidden>five</p></div><table><tr><th>six<th>seven<tr>"
      "<td>eight<td>nine</table><ul>ten<li>eleven</ul><form>twelve</form><dl>thirteen<dd>fourteen</dl><figure>fifteen"
      "<figcaption>sixteen</figcaption></figure><details><summary>seventeen</summary>eighteen</details><object>nineteen"
      "</object><center>twenty</center>";
  for (const bool whole_page : {false, true}) {
    const Document document = read(page, whole_page);
    std::string all;
    for (const std::string& text : texts(document)) all += text + " ";
    for (const Omission& omission : document.omissions) all += omission.text + " ";
    std::istringstream words(all);
    std::map<std::string, int> count;
    for (std::string word; words >> word;) ++count[word];
    for (const char* word : {"one",     "two",     "three",     "four",     "five",     "six",      "seven",
                             "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
                             "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}) {
      INFO(word);
      CHECK(count[word] == 1);
    }
  }
}

TEST_CASE("the parts of a book are one document, with the chapters that its contents name") {
  Document document;
  read_html_book(
      {part("a.xhtml", "<body><p>Before.</p></body>"),
       part("b.xhtml",
            "<body><h1>Chapter 1</h1><h2>Tides</h2><p>Text <a href='c.xhtml#n1' epub:type='noteref'>1</a>.</p>"
            "<h3>Inner</h3><p>More.</p></body>",
            {{"", "Chapter 1: Tides", 1}}),
       part("c.xhtml", "<body><p id='w'>Winds blow.</p><p id='s'>Storms too.</p><aside id='n1'>A note.</aside></body>",
            {{"w", "Winds", 1}, {"s", "Storms", 2}})},
      document);
  CHECK(texts(document) == Texts{"Before.", "# Chapter 1 Tides", "Text .", "# Inner", "More.", "# Winds", "Winds blow.",
                                 "# Storms", "Storms too.", "note 1 A note."});
  CHECK(document.notes.at(0).references.size() == 1);
}

TEST_CASE("XHTML that closes elements in one tag holds nothing of what follows in them") {
  Document document;
  read_html_book({part("a.xhtml",
                       "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body><a id='x'/><p>One.</p>"
                       "<div/><p>Two<br/>lines.</p></body></html>")},
                 document);
  CHECK(texts(document) == Texts{"One.", "Two lines."});
  const std::vector<Run>& runs = document.sections.at(0).blocks.at(0).runs;
  CHECK_FALSE(runs.at(0).link);
}

TEST_CASE("pages made to hurt are read in time") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  CHECK(texts(read(deep + "text")) == Texts{"text"});
  std::string inline_elements;
  for (int i = 0; i < 20'000; ++i) inline_elements += "<span>";
  CHECK(texts(read(inline_elements + "text")) == Texts{"text"});
  std::string wide = "<p>";
  for (int i = 0; i < 100'000; ++i) wide += "<b>a</b> ";
  CHECK(texts(read(wide)).size() == 1);
  for (const char* junk : {"<", "<!", "<!--", "<p a=\"", "&#xffffffff;&#0;&bogus;x", "</p></p>x", "<svg><p>x",
                           "<table><p>x", "<select><table>x"})
    CHECK_NOTHROW(read(std::string("<p>y</p>") + junk));
}
