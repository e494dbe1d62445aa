#include "parse/epub/navigation.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

using namespace earbound;

namespace {

const BookFiles& files() {
  static const BookFiles all({"OEBPS/nav.xhtml", "OEBPS/a.xhtml", "OEBPS/b.xhtml"});
  return all;
}

/// "1 OEBPS/a.xhtml#x Title", a line for each entry.
std::string lines(const Navigation& navigation) {
  std::string text;
  for (const NavigationEntry& entry : navigation.entries)
    text += fmt::format("{} {}#{} {}\n", entry.level, entry.link.path, entry.link.fragment, entry.title);
  return text;
}

std::string nav(const std::string& html) { return lines(read_navigation_document(html, "OEBPS/nav.xhtml", files())); }

std::string ncx(const std::string& points) {
  return lines(read_ncx(read_xml("<n:ncx xmlns:n='urn:x'><n:navMap>" + points + "</n:navMap></n:ncx>", "toc.ncx"),
                        "OEBPS/toc.ncx", files()));
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a navigation document gives its contents, nested, and its landmarks") {
  const std::string html = R"(<html><head><title>x</title></head><body>
<nav epub:type="page-list"><ol><li><a href="a.xhtml#p1">1</a></li></ol></nav>
<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>
<li><a href="a.xhtml">One &amp;
 only</a><ol><li><a href="a.xhtml#two">Two <span>with</span> <em>more</em></a></li></ol></li>
<li><a href="b.xhtml#b">Three</a></li></ol></nav>
<nav epub:type="landmarks"><ol><li><a epub:type="toc" href="#toc">C</a></li><li><a epub:type="cover" href="b.xhtml">K</a></li></ol></nav>
</body></html>)";
  CHECK(nav(html) == "1 OEBPS/a.xhtml# One & only\n2 OEBPS/a.xhtml#two Two with more\n1 OEBPS/b.xhtml#b Three\n");
  const Navigation read = read_navigation_document(html, "OEBPS/nav.xhtml", files());
  REQUIRE(read.landmarks.size() == 2);
  CHECK(read.landmarks[0].type == "toc");
  CHECK(read.landmarks[0].link == BookLink{"OEBPS/nav.xhtml", "toc"});
  CHECK(read.landmarks[1].link.path == "OEBPS/b.xhtml");
}

TEST_CASE("a group without a link begins with the first entry below it") {
  const std::string begin = "<nav role='doc-toc'><ol><li><span>Part</span><ol>", end = "</ol></li></ol></nav>";
  CHECK(nav(begin + "<li><a href='b.xhtml'>One</a></li>" + end) == "1 OEBPS/b.xhtml# Part\n2 OEBPS/b.xhtml# One\n");
  CHECK(nav(begin + "</ol></li><li><span>Next</span><ol><li><a href='b.xhtml'>One</a></li>" + end) ==
        "1 OEBPS/b.xhtml# Next\n2 OEBPS/b.xhtml# One\n");
  CHECK(nav(begin + end).empty());
}

TEST_CASE("entries without a title, or to what is not there, are left out") {
  CHECK(nav("<nav epub:type='toc'><ol><li><a href='a.xhtml'> </a></li><li><a href='none.xhtml'>N</a></li>"
            "<li><a href='http://example.org'>E</a></li><li><a href='b.xhtml'><img alt='B'/></a></li></ol></nav>") ==
        "1 OEBPS/b.xhtml# B\n");
}

TEST_CASE("a broken navigation document is read as far as it goes") {
  CHECK(nav("<nav epub:type=toc><ol><li><a href=a.xhtml>One<li><a href=b.xhtml>Two</li></nav>") ==
        "1 OEBPS/a.xhtml# One\n1 OEBPS/b.xhtml# Two\n");
  CHECK(nav("<nav epub:type='toc'><ol><li><a href='a.xhtml'>One</li><li><a href='b.xhtml'>Two</a></li>") ==
        "1 OEBPS/a.xhtml# One\n1 OEBPS/b.xhtml# Two\n");
  CHECK(nav("</ol></nav></li><nav epub:type='toc'></ol></ol><ol><li><a href='a.xhtml'>One</a>") ==
        "1 OEBPS/a.xhtml# One\n");
  CHECK(nav("<nav epub:type='toc'>" + repeated("<ol><li>", 100'000) + "<a href='a.xhtml'>Deep</a>") ==
        "6 OEBPS/a.xhtml# Deep\n");
}

TEST_CASE("an NCX gives its contents, nested") {
  CHECK(ncx("<n:navPoint><n:navLabel><n:text>One</n:text></n:navLabel><n:content src='a.xhtml'/>"
            "<n:navPoint><n:navLabel><n:text>Two\n more</n:text></n:navLabel><n:content src='A.xhtml#t'/></n:navPoint>"
            "</n:navPoint><n:navPoint><n:navLabel/><n:content src='b.xhtml'/></n:navPoint>"
            "<n:navPoint><n:navLabel><n:text>None</n:text></n:navLabel></n:navPoint>") ==
        "1 OEBPS/a.xhtml# One\n2 OEBPS/a.xhtml#t Two more\n");
  CHECK(ncx("").empty());
  CHECK(ncx(repeated("<navPoint>", 100) + "<navLabel><text>D</text></navLabel><content src='a.xhtml'/>" +
            repeated("</navPoint>", 100)) == "6 OEBPS/a.xhtml# D\n");
}
