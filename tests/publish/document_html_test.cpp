#include "publish/document_html.hpp"

#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "publish/web_address.hpp"
#include "sample_work.hpp"

using namespace earbound;
using test::SampleWork;

namespace {

constexpr Markup all_kinds[] = {Markup::page, Markup::epub, Markup::daisy202, Markup::dtbook};

/// All chapters of a work in one kind of markup.
std::string render(const SampleWork& work, DocumentHtmlOptions options = {}) {
  const Publication publication = work.publication();
  const DocumentHtml html(publication, std::move(options));
  std::string all;
  for (std::size_t i = 0; i < work.chapter_texts.size(); ++i)
    all += html.chapter(i, heard_sentences(work.timed(i), i == 0, work.texts));
  return all;
}

std::string render(const std::string& markdown, Markup markup = Markup::page) {
  return render(SampleWork(markdown), {.markup = markup});
}

/// The text of an element, its tags left out.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& each) override {
      text += each.value();
      text += each.attribute("alt").value();
      return true;
    }
    std::string text;
  } walker;
  pugi::xml_node copy = node;
  copy.traverse(walker);
  return walker.text;
}

/// The markup as a tree, whose ids must be unique and whose links into the work must lead somewhere.
void parse(const std::string& markup, pugi::xml_document& tree) {
  INFO(markup);
  REQUIRE(tree.load_string(("<root xmlns:epub=\"x\">" + markup + "</root>").c_str(), pugi::parse_full));
  std::set<std::string> ids;
  for (const pugi::xpath_node& each : tree.select_nodes("//@id")) CHECK(ids.insert(each.attribute().value()).second);
  for (const pugi::xpath_node& each : tree.select_nodes("//@href|//@idref|//@bodyref")) {
    const std::string address = each.attribute().value();
    INFO(address);
    if (address.starts_with('#')) CHECK(ids.contains(address.substr(1)));
  }
}

/// Whether `text` holds `part`; shows the text when it does not.
bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) UNSCOPED_INFO(text);
  return found;
}

}  // namespace

TEST_CASE("each sentence and word has an element, whatever styles and links cross it") {
  CHECK(holds(render("## H\n\nOne *two. Three* four."),
              "<span id=\"s2-2\"><span id=\"s2-2-1\">One</span> <em><span id=\"s2-2-2\">two</span>.</em></span>"
              "<em> </em><span id=\"s2-3\"><span id=\"s2-3-1\"><em>Three</em></span> "
              "<span id=\"s2-3-2\">four</span>.</span>"));
  CHECK(holds(render("a PD-*L1* b"), "PD</span>-<span id=\"s2-1-3\"><em>L1</em></span>"));
  CHECK(holds(render("[one two](https://a.example/)"),
              "<a href=\"https://a.example/\"><span id=\"s2-1-1\">one</span> <span id=\"s2-1-2\">two</span></a>"));
  CHECK(holds(render("\"One.\" (two)."),
              "<span id=\"s2-1\">&quot;<span id=\"s2-1-1\">One</span>.&quot;</span> "
              "<span id=\"s2-2\">(<span id=\"s2-2-1\">two</span>).</span>"));
}

TEST_CASE("what is heard stands in the markup once, in order, in every kind") {
  const SampleWork work(
      "---\ntitle: T\n---\n# The title\n\nFirst *one*. Then ~~two~~[^a].\n\n## Sub\n\n- a\n- b\n\n  c\n\n"
      "> quote `code`\n\n```c++\nint x;\n\nreturn;\n```\n\n| h | i |\n|:-:|--:|\n| j | **k** |\n\n1) x\n2) y\n\n"
      "![alt text](p.png) and more.\n\n---\n\n$$x^2$$\n\n<figure>\n<img src=a.png alt=\"A cat\">\n<figcaption>A "
      "cap.</figcaption>\n</figure>\n\n##\n\nEnd.\n\n[^a]: The note[^a].\n");
  for (const Markup kind : all_kinds) {
    const std::string markup = render(work, {.markup = kind, .image = [](const Run& run) {
                                               return run.image->address == "p.png" ? "images/1.png" : "";
                                             }});
    pugi::xml_document tree;
    parse(markup, tree);
    const std::string all = text_of(tree.child("root"));
    std::size_t at = 0;
    for (std::size_t i = 0; i < work.chapter_texts.size(); ++i) {
      for (const HeardStretch& sentence : heard_sentences(work.timed(i), i == 0, work.texts)) {
        INFO(sentence.id << " " << markup);
        REQUIRE(tree.select_nodes(("//*[@id='" + sentence.id + "']").c_str()).size() == 1);
        for (const HeardWord& word : sentence.words) {
          const auto found = tree.select_nodes(("//*[@id='" + word.id + "']").c_str());
          REQUIRE(found.size() == 1);
          if (sentence.id.front() == 'r') continue;
          const std::string written = PlaceReader(work.texts).written(word.place);
          CHECK(text_of(found.first().node()) == written);
          at = all.find(written, at);
          CHECK(at != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("paragraphs are stretches as well") {
  const SampleWork work("One. Two[^a]. Three.\n\n[^a]: N.\n");
  const auto paragraphs = heard_paragraphs(heard_sentences(work.timed(1), false, work.texts), work.texts);
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0].words.empty());
  const Publication publication = work.publication();
  const std::string markup = DocumentHtml(publication, {}).chapter(1, paragraphs);
  CHECK(holds(markup, "<p><span id=\"" + paragraphs[0].id + "\">One. Two<sup><a id=\"r"));
  CHECK(holds(markup, "Three.</span></p>"));
}

TEST_CASE("nothing of an article becomes markup or leads astray") {
  const char* const hostile[] = {
      "# a\"><script>alert(1)</script> {#x\"onload=\"y}\n\n]]> &lt;script> <img src=x onerror=alert(1) "
      "alt=\"&quot;>\">",
      "[a](javascript:alert(1)) [b](JaVaScRiPt&colon;alert(1)) [c](data:text/html,x) [d](vbscript:x) [e]( "
      "javascript:x)",
      "[a](</etc/passwd>) [b](../../x) [c](file:///etc/passwd) [d](http:evil) [e](https://user@host/) [f](//h\\x)",
      "![x](javascript:alert(1)) <a href=\"java&#10;script:x\">y</a> <iframe src=x></iframe> <svg onload=x>",
      "```\"><script>\n</pre><script>\n```\n\n| <script> |\n|---|\n| </td><script> |\n",
      "[a](https://x.example/\"onclick=\"y 'Title \" <b>')\n\n[^\"><script>]\n\n[^\"><script>]: x\n",
      "- \n- \n\n>\n\n| |\n|-|\n\n##\n\n***\n",
      "---\ntitle: '\"><script>x</script>'\nauthor: ']]><b>'\n---\n&#xFFFE;&#xFFFF; &#0; &#1;\n",
  };
  for (const char* text : hostile)
    for (const Markup kind : all_kinds) {
      const std::string markup = render(text, kind);
      INFO(markup);
      pugi::xml_document tree;
      parse(markup, tree);
      CHECK(tree.select_nodes("//script|//iframe|//svg|//b|//@onload|//@onerror|//@onclick|//@style").empty());
      for (const pugi::xpath_node& each : tree.select_nodes("//@href|//@src")) {
        const std::string address = each.attribute().value();
        INFO(address);
        CHECK((address.starts_with('#') || address.starts_with("https://x.example/%22onclick=%22y")));
      }
    }
}

TEST_CASE("addresses are led to the web alone") {
  CHECK(safe_link("HTTPS://Example.org/a b?c=\"d\"#e#f") == "https://Example.org/a%20b?c=%22d%22#e%23f");
  CHECK(safe_link("http://a.example:8080/%41%zz") == "http://a.example:8080/%41%25zz");
  CHECK(safe_link("//a.example/x") == "https://a.example/x");
  CHECK(safe_link("mailto:a@b.example") == "mailto:a@b.example");
  CHECK(safe_link("tel:+1") == "tel:+1");
  for (const char* refused :
       {"", "x", "#a", "javascript:x", "java\nscript:x", "data:,x", "http:x", "https://", "http:///x", "https://u:p@h/",
        "https://a\\b", "https://a:x/", "mailto:", "file:///x", " http://a/"}) {
    INFO(refused);
    CHECK(safe_link(refused).empty());
  }
  CHECK(percent_decoded("a%20b%C3%9f") == "a bß");
  CHECK_FALSE(percent_decoded("%0"));
  CHECK_FALSE(percent_decoded("%00"));
}

TEST_CASE("links inside a work lead to its headings, in the files that hold them") {
  const SampleWork work(
      "# T\n\n## Größe\n\nSee [it](#gr%C3%B6%C3%9Fe), [that](#two), [x](#nothing).\n\n## Two\n\nText[^n].\n\n[^n]: "
      "N.\n");
  const std::string page = render(work, {.headings = HeadingNames::written});
  CHECK(holds(page, "<a href=\"#gr%C3%B6%C3%9Fe\">"));
  CHECK(holds(page, "<h1 id=\"größe\">"));
  CHECK_FALSE(holds(page, "nothing\""));
  const std::string files = render(
      work, {.markup = Markup::epub, .file = [](std::size_t chapter) { return std::to_string(chapter) + ".xhtml"; }});
  CHECK(holds(files, "<a href=\"#h2\">"));
  CHECK(holds(files, "<a href=\"2.xhtml#h3\">"));
  CHECK(holds(files, "epub:type=\"noteref\" role=\"doc-noteref\">1</a>"));
  CHECK(holds(files, "<aside id=\"n1\" role=\"doc-footnote\" epub:type=\"footnote\">"));
  CHECK(holds(files, "role=\"doc-backlink\" epub:type=\"backlink\">1</a>"));
}

TEST_CASE("headings keep clear of the ids of heard text and of the page around") {
  const SampleWork work("# T\n\n## A {#s2-1}\n\n## B {#player-x}\n\n## C {#c}\n");
  const std::string page = render(work, {.headings = HeadingNames::written, .own_prefix = "player-"});
  pugi::xml_document tree;
  parse(page, tree);
  CHECK(holds(page, "<h1 id=\"h2\">"));
  CHECK(holds(page, "<h1 id=\"h3\">"));
  CHECK(holds(page, "<h1 id=\"c\">"));
}

TEST_CASE("levels, languages and directions are kept") {
  const std::string markdown =
      "# T\n\n## A\n\n### B\n\n<span lang=\"he\" dir=\"rtl\">שלום</span> all.\n\nשלום עולם.\n\n- שלום\n";
  const SampleWork work(markdown, 1);
  const std::string page = render(work, {.first_level = 2});
  CHECK(holds(page, "<h1 id=\"h1\">"));
  CHECK(holds(page, "<h2 id=\"h2\">"));
  CHECK(holds(page, "<h3 id=\"h3\">"));
  CHECK(holds(page, "<p dir=\"rtl\"><span id=\"s2-3\"><span id=\"s2-3-1\"><span lang=\"he\" dir=\"rtl\">"));
  CHECK(holds(page, "<li dir=\"rtl\">"));
  CHECK(holds(render(work, {.markup = Markup::epub}), "<span lang=\"he\" xml:lang=\"he\" dir=\"rtl\">"));
  CHECK(holds(render(work, {.markup = Markup::dtbook}), "<level2>\n<h2 id=\"h3\">"));
}

TEST_CASE("the opening says what is said there") {
  const SampleWork work("---\ntitle: T\nauthor: Ann\n---\nText.\n");
  TimedChapter opening = work.timed(0);
  TimedUtterance by{Role::announcement, 0, "en", "By Ann.", true, true, 0, {}, {10}, {}};
  by.words = {{{}, {}, {5}}, {{author_id(0), {{0}, {3}}}, {5}, {10}}};
  opening.utterances = {by};
  const Publication publication = work.publication();
  const std::string markup = DocumentHtml(publication, {}).chapter(0, heard_sentences(opening, true, work.texts));
  CHECK(holds(markup, "<span id=\"s1-1\">By Ann.</span>"));
  CHECK(heard_sentences(opening, true, work.texts)[0].words.empty());
}
