#include "parse/epub/package_document.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

namespace {

const BookFiles& files() {
  static const BookFiles all({"OEBPS/p.opf", "OEBPS/a.xhtml", "OEBPS/b.xhtml", "OEBPS/c.svg", "OEBPS/toc.ncx",
                              "OEBPS/nav.xhtml", "OEBPS/k.png"});
  return all;
}

PackageDocument read(const std::string& text) {
  return read_package(read_xml(text, "x.epub!OEBPS/p.opf"), "OEBPS/p.opf", files(), "x.epub!OEBPS/p.opf");
}

std::string refusal(const std::string& text) {
  try {
    (void)read(text);
  } catch (const Error& error) {
    return error.message();
  }
  return "accepted";
}

PackageDocument with_metadata(const std::string& metadata) {
  return read(
      "<package unique-identifier='id'><metadata>" + metadata +
      "</metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
      "<item id='k' href='k.png' media-type='image/png'/></manifest><spine><itemref idref='a'/></spine></package>");
}

Metadata metadata(const std::string& text) { return with_metadata(text).metadata; }

}  // namespace

TEST_CASE("a package document of EPUB 3 says what the book is") {
  const Metadata read = metadata(R"(
<dc:title id="t1">Main</dc:title><dc:title id="t2">More of it</dc:title><dc:title id="t3">Edition</dc:title>
<meta refines="#t2" property="title-type">subtitle</meta><meta refines="#t1" property="title-type">main</meta>
<meta refines="#t3" property="title-type">edition</meta>
<dc:creator id="c1">A. Writer</dc:creator><meta refines="#c1" property="role" scheme="marc:relators">aut</meta>
<dc:creator id="c2">An Artist</dc:creator><meta refines="#c2" property="role">ill</meta>
<dc:creator>B. Writer</dc:creator><dc:language>en_GB</dc:language><dc:language>fr</dc:language>
<dc:date>2021-03-04T05:06:07Z</dc:date><dc:publisher> The
 Press </dc:publisher><dc:identifier>isbn</dc:identifier><dc:identifier id="id">urn:uuid:1</dc:identifier>
<dc:description>&lt;p&gt;Of &lt;b&gt;things&lt;/b&gt; &amp;amp; others.&lt;/p&gt;&lt;p&gt;And so on.&lt;/p&gt;</dc:description>
<meta property="belongs-to-collection" id="s0">A shelf</meta><meta refines="#s0" property="collection-type">set</meta>
<meta property="belongs-to-collection" id="s">The Series</meta><meta refines="#s" property="collection-type">series</meta>
<meta refines="#s" property="group-position">3</meta>)");
  CHECK(read.title == "Main: More of it");
  CHECK(read.authors == std::vector<std::string>{"A. Writer", "B. Writer"});
  CHECK(read.language == "en-GB");
  CHECK(read.date == "2021-03-04");
  CHECK(read.publisher == "The Press");
  CHECK(read.identifier == "urn:uuid:1");
  CHECK(read.description == "Of things & others. And so on.");
  CHECK(read.series == "The Series");
  CHECK(read.series_index == 3);
}

TEST_CASE("a package document of EPUB 2 says what the book is") {
  const PackageDocument book = with_metadata(R"(<dc-metadata><dc:Title/><dc:title>Old</dc:title>
<dc:creator opf:role="edt" opf:file-as="Editor, An">An Editor</dc:creator><dc:language>und</dc:language>
<dc:date opf:event="modification">2019-01-01</dc:date><dc:date>2018</dc:date><dc:date opf:event="publication">2001-05</dc:date></dc-metadata>
<meta name="calibre:series" content="Old Series"/><meta name="calibre:series_index" content="2.0"/><meta name="cover" content="k"/>)");
  CHECK(book.metadata.title == "Old");
  CHECK(book.metadata.authors == std::vector<std::string>{"An Editor"});
  CHECK(book.metadata.language.empty());
  CHECK(book.metadata.date == "2001-05");
  CHECK(book.metadata.series == "Old Series");
  CHECK(book.metadata.series_index == 2);
  CHECK(book.cover_path == "OEBPS/k.png");
}

TEST_CASE("metadata that are none are left out") {
  CHECK(metadata("").title.empty());
  CHECK(metadata("<dc:date>0101-01-01T00:00:00+00:00</dc:date>").date.empty());
  CHECK(metadata("<dc:date>March 2001</dc:date>").date.empty());
  CHECK(metadata("<dc:language>English</dc:language><dc:language>not a tag</dc:language>").language.empty());
  CHECK(metadata("<meta name='calibre:series_index' content='2'/>").series_index == 0);
  CHECK(metadata("<meta name='calibre:series' content='S'/><meta name='calibre:series_index' content='1.5'/>")
            .series_index == 0);
  CHECK(metadata("<meta name='calibre:series' content='S'/><meta name='calibre:series_index' content='99999999999'/>")
            .series_index == 0);
}

TEST_CASE("the reading order is that of the spine, each file once, pages in place of what they stand in for") {
  const PackageDocument book = read(R"(<opf:package xmlns:opf="urn:x"><opf:manifest>
<opf:item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<opf:item id="pic" href="c.svg" media-type="image/svg+xml" fallback="b"/>
<opf:item id="b" href="B.xhtml" media-type="application/xhtml+xml" fallback="pic"/>
<opf:item id="loop" href="c.svg" media-type="image/svg+xml" fallback="loop"/>
<opf:item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>
<opf:item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="scripted nav"/>
<opf:item id="k" href="k.png" media-type="image/png" properties="cover-image"/>
<opf:item id="n" href="toc.ncx" media-type="text/xml"/></opf:manifest>
<opf:spine toc="n"><opf:itemref idref="pic"/><opf:itemref idref="a" linear="no"/><opf:itemref idref="b"/>
<opf:itemref idref="none"/><opf:itemref idref="loop"/><opf:itemref idref="gone"/></opf:spine>
<opf:guide><opf:reference type="TOC" href="a.xhtml#x"/></opf:guide></opf:package>)");
  REQUIRE(book.spine.size() == 4);
  CHECK(book.manifest[book.spine[0].item].path == "OEBPS/b.xhtml");
  CHECK(book.manifest[book.spine[1].item].path == "OEBPS/a.xhtml");
  CHECK_FALSE(book.spine[1].linear);
  CHECK(book.spine[0].linear);
  CHECK(book.manifest[book.spine[2].item].id == "loop");
  CHECK(book.manifest[book.spine[3].item].path.empty());
  CHECK(book.navigation_path == "OEBPS/nav.xhtml");
  CHECK(book.ncx_path == "OEBPS/toc.ncx");
  CHECK(book.cover_path == "OEBPS/k.png");
  REQUIRE(book.guide.size() == 1);
  CHECK(book.guide[0].type == "toc");
}

TEST_CASE("a package document without files or order is refused with its line") {
  const std::string remedy = "; make the book anew, or unpack it and give its pages";
  CHECK(refusal("<html/>") == "x.epub!OEBPS/p.opf:1: error: the root element is 'html', not 'package'" + remedy);
  CHECK(refusal("<package/>") ==
        "x.epub!OEBPS/p.opf:1: error: the package document does not list the files of the book" + remedy);
  CHECK(refusal("<package><manifest/></package>") ==
        "x.epub!OEBPS/p.opf:1: error: the package document gives no reading order (spine)" + remedy);
  CHECK(refusal("<package>\n<manifest/>\n<spine/></package>") ==
        "x.epub!OEBPS/p.opf:3: error: the reading order of the book is empty" + remedy);
}
