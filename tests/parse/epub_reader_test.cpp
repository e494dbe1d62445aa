#include "parse/epub/epub_reader.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "../archive/made_archive.hpp"
#include "base/error.hpp"
#include "model/source_parts.hpp"
#include "model/texts.hpp"
#include "text/unicode.hpp"

using namespace earbound;

namespace {

constexpr const char* container =
    "<container><rootfiles><rootfile full-path='O/p.opf' "
    "media-type='application/oebps-package+xml'/></rootfiles></container>";

std::string page(const std::string& body) {
  return "<html xmlns='http://www.w3.org/1999/xhtml'>\n<head><title>T</title></head>\n<body>" + body + "</body></html>";
}

std::string item(const std::string& id, const std::string& href, const std::string& more = {}) {
  return "<item id='" + id + "' href='" + href + "' media-type='application/xhtml+xml' " + more + "/>";
}

std::string package(const std::string& items, const std::string& spine, const std::string& more = {}) {
  return "<package><metadata><dc:title xmlns:dc='urn:x'>A Book</dc:title>" + more + "</metadata><manifest>" + items +
         "</manifest><spine toc='ncx'>" + spine + "</spine></package>";
}

std::string bytes(ArchiveFiles files) {
  files.insert(files.begin(), {"META-INF/container.xml", container});
  return made_archive(files);
}

Document read(const ArchiveFiles& files) { return read_epub(bytes(files), "x.epub"); }

std::string refusal(const std::string& book) {
  try {
    (void)read_epub(book, "x.epub");
  } catch (const Error& error) {
    return error.message();
  }
  return "accepted";
}

void add_blocks(const std::vector<Block>& blocks, std::string& text) {
  for (const Block& block : blocks) {
    for (const Run& run : block.runs) text += run.text + " ";
    add_blocks(block.children, text);
  }
}

void add_sections(const std::vector<Section>& sections, std::string& text) {
  for (const Section& section : sections) {
    if (section.level > 0) text += "/ ";
    for (const Run& run : section.title) text += run.text + " ";
    if (section.level > 0) text += "/ ";
    add_blocks(section.blocks, text);
    add_sections(section.children, text);
  }
}

/// All words, those of headings between slashes.
std::string words(const Document& document) {
  std::string text;
  add_sections(document.sections, text);
  return fold_space(text);
}

std::string omissions(const Document& document) {
  std::string text;
  for (const Omission& omission : document.omissions)
    text += line_phrase(document.parts, omission.line) + " " + omission.text + " (" + omission.reason + ")\n";
  return text;
}

std::string remarks(const Document& document) {
  std::string text;
  for (const std::string& remark : document.remarks) text += remark + "\n";
  return text;
}

}  // namespace

TEST_CASE("pages are read in the order of the book, those that links alone reach at its end") {
  const Document document = read(
      {{"O/p.opf", package(item("a", "a.xhtml") + item("b", "b.xhtml") + item("c", "c.xhtml") + item("d", "d.xhtml"),
                           "<itemref idref='c' linear='no'/><itemref idref='b'/><itemref idref='a'/>")},
       {"O/a.xhtml", page("<p>Alpha.</p>")},
       {"O/b.xhtml", page("<p>Beta.</p>")},
       {"O/c.xhtml", page("<p>Gamma.</p>")},
       {"O/d.xhtml", page("<p>Delta.</p>")}});
  CHECK(words(document) == "Beta. Alpha. Gamma.");
  CHECK(omissions(document) == "O/d.xhtml:1 Delta. (a page outside of the reading order of the book)\n");
  REQUIRE(document.parts.size() == 4);
  CHECK(line_name(document.parts, document.sections.at(0).blocks.at(2).lines.first) == "O/c.xhtml:3");
  CHECK(document.remarks.empty());
  CHECK(document.metadata.title == "A Book");
  CHECK(document.source == "x.epub");
}

TEST_CASE("contents pages and covers that nobody comes to are left out and listed") {
  const std::string items = item("nav", "nav.xhtml", "properties='nav'") + item("k", "k.xhtml") + item("a", "a.xhtml");
  const std::string spine = "<itemref idref='k' linear='no'/><itemref idref='nav'/><itemref idref='a'/>";
  const std::string nav =
      "<nav epub:type='toc'><ol><li><a href='a.xhtml'>Alpha</a></li></ol></nav><nav epub:type='landmarks'><ol><li>"
      "<a epub:type='cover' href='k.xhtml'>C</a></li></ol></nav>";
  const Document document = read({{"O/p.opf", package(items, spine)},
                                  {"O/nav.xhtml", page(nav)},
                                  {"O/k.xhtml", page("<p>Cover</p>")},
                                  {"O/a.xhtml", page("<p>One.</p>")}});
  CHECK(words(document) == "/ Alpha / One.");
  CHECK(omissions(document) ==
        "O/nav.xhtml:1 Alpha C (the contents page of the book)\nO/k.xhtml:1 Cover (the cover of the book)\n");
  // A page that has contents among other things is read.
  const Document whole = read({{"O/p.opf", package(items, "<itemref idref='nav'/>")},
                               {"O/nav.xhtml", page(nav + "<p>All of the text stands in this page as well.</p>")},
                               {"O/k.xhtml", page("")},
                               {"O/a.xhtml", page("")}});
  CHECK(words(whole).find("All of the text stands in this page") != std::string::npos);
}

TEST_CASE("what a book names and does not have is listed") {
  const Document document = read({{"O/p.opf", package(item("a", "a.xhtml") + item("b", "b%20.xhtml") +
                                                          "<item id='s' href='s.svg' media-type='image/svg+xml'/>",
                                                      "<itemref idref='a'/><itemref idref='b'/><itemref idref='s'/>")},
                                  {"O/a.xhtml", page("<p>One.</p>")},
                                  {"O/s.svg", "<svg/>"}});
  CHECK(words(document) == "One.");
  CHECK(omissions(document) ==
        "b%20.xhtml:1 b%20.xhtml (a page that is not in the archive)\nO/s.svg:1 O/s.svg (no page of text, but "
        "image/svg+xml)\n");
  CHECK(remarks(document) == "x.epub: 'b%20.xhtml' is in its reading order, but not in the archive\n");
  CHECK(refusal(bytes({{"O/p.opf", package(item("b", "b.xhtml"), "<itemref idref='b'/>")}})) ==
        "x.epub: error: the book has no text that can be read; look at it in an e-book program");
}

TEST_CASE("the NCX gives the contents where there is no navigation document") {
  const std::string opf =
      package(item("a", "a.xhtml") + "<item id='ncx' href='t.ncx' media-type='application/x-dtbncx+xml'/>",
              "<itemref idref='a'/>");
  const std::string ncx =
      "<ncx><navMap><navPoint><navLabel><text>Alpha</text></navLabel><content "
      "src='A.xhtml'/></navPoint></navMap></ncx>";
  CHECK(words(read({{"O/p.opf", opf}, {"O/a.xhtml", page("<p>One.</p>")}, {"O/t.ncx", ncx}})) == "/ Alpha / One.");
  const Document broken = read({{"O/p.opf", opf}, {"O/a.xhtml", page("<p>One.</p>")}, {"O/t.ncx", ncx.substr(0, 60)}});
  CHECK(words(broken).ends_with("One."));
  CHECK(remarks(broken).find("x.epub!O/t.ncx:1: error: it is not well-formed XML") != std::string::npos);
}

TEST_CASE("notes are found where their file stands, in books of the newer and the older kind") {
  const Document document = read(
      {{"O/p.opf", package(item("a", "a.xhtml") + item("n", "d/n.xhtml"), "<itemref idref='a'/><itemref idref='n'/>")},
       {"O/a.xhtml",
        page("<p>One<a epub:type='noteref' href='d/n.xhtml#n1'>1</a> and two<a class='footnote-ref' "
             "id='fnref2' href='#fn2'>2</a>. See page <a href='#p3' id='p3'>3</a>.</p><ol><li id='fn2'>Second note."
             "<a class='footnote-back' href='#fnref2'>&#8617;</a></li></ol>")},
       {"O/d/n.xhtml", page("<aside epub:type='footnote' id='n1'>First note.</aside><p>And the end.</p>")}});
  CHECK(words(document) == "One 1 and two 2 . See page 3 . And the end.");
  REQUIRE(document.notes.size() == 2);
  CHECK(document.notes[0].blocks.at(0).runs.at(0).text == "First note.");
  CHECK(document.notes[1].blocks.at(0).runs.at(0).text == "Second note.");
  CHECK(document.notes[0].references.size() == 1);
  CHECK(line_name(document.parts, document.notes[0].lines.first) == "O/d/n.xhtml:3");
}

TEST_CASE("pages that are not well-formed, or laid out like pictures, are read with a remark") {
  const std::string opf =
      package(item("a", "a.xhtml") + item("b", "b.xhtml"), "<itemref idref='a'/><itemref idref='b'/>",
              "<meta property='rendition:layout'>pre-paginated</meta>");
  const Document document =
      read({{"O/p.opf", opf}, {"O/a.xhtml", page("<p>One<br>two.")}, {"O/b.xhtml", page("<p>Three.")}});
  CHECK(words(document).ends_with("Three."));
  CHECK(remarks(document).find("x.epub: its pages are laid out like pictures") == 0);
  CHECK(remarks(document).find("2 of its pages are not well-formed, first O/a.xhtml in line 3") != std::string::npos);
}

TEST_CASE("pages are read in the encoding that they name") {
  const std::string opf = package(item("a", "a.xhtml"), "<itemref idref='a'/>");
  CHECK(words(read({{"O/p.opf", opf},
                    {"O/a.xhtml", "<?xml version='1.0' encoding='iso-8859-1'?>" + page("<p>gr\xfcn</p>")}})) ==
        "gr\u00fcn");
  CHECK(words(read({{"O/p.opf", opf}, {"O/a.xhtml", page(std::string("<p>a\0b</p>", 10))}})) == "a b");
}

TEST_CASE("a book that is protected is refused, one whose fonts alone are obfuscated is read") {
  const ArchiveFiles book{{"O/p.opf", package(item("a", "a.xhtml"), "<itemref idref='a'/>")},
                          {"O/a.xhtml", page("<p>One.</p>")}};
  const auto with = [&](const std::string& name, const std::string& content) {
    ArchiveFiles files = book;
    files.emplace_back(name, content);
    return refusal(bytes(files));
  };
  const auto encrypted = [&](const std::string& algorithm) {
    return with("META-INF/encryption.xml",
                "<encryption><e:EncryptedData xmlns:e='urn:x'><e:EncryptionMethod Algorithm='" + algorithm +
                    "'/></e:EncryptedData></encryption>");
  };
  const std::string locked =
      "x.epub: error: the book is protected (DRM): nobody but the shop's own program can read it; ask its publisher "
      "for "
      "a copy without protection";
  CHECK(encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc") == locked);
  CHECK(encrypted("http://www.idpf.org/2008/embedding") == "accepted");
  CHECK(encrypted("http://ns.adobe.com/pdf/enc#RC") == "accepted");
  for (const char* name : {"META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl"})
    CHECK(with(name, "<x/>") == locked);
  CHECK(with("META-INF/encryption.xml", "<encryption/>") == "accepted");
  CHECK(with("META-INF/encryption.xml", "<encryption>").find("x.epub!META-INF/encryption.xml:1: error:") == 0);
}

TEST_CASE("a book is found without its container file, and is none without a package document") {
  const std::string opf = package(item("a", "a.xhtml"), "<itemref idref='a'/>");
  CHECK(refusal(made_archive({{"d/book.opf", opf}, {"d/a.xhtml", page("<p>One.</p>")}})) == "accepted");
  CHECK(refusal(bytes({{"d/book.opf", opf}, {"d/a.xhtml", page("<p>One.</p>")}})) == "accepted");
  CHECK(refusal(made_archive({{"a.txt", "x"}})).find("x.epub: error: it is a ZIP archive, but no EPUB") == 0);
  CHECK(refusal(bytes({{"O/p.opf", "<package>"}})).find("x.epub!O/p.opf:1: error: it is not well-formed XML") == 0);
}

TEST_CASE("the picture on the cover is handed on") {
  const std::string items =
      item("a", "a.xhtml") + "<item id='k' href='k.png' media-type='image/png' properties='cover-image'/>";
  const std::string opf = package(items, "<itemref idref='a'/>");
  CHECK(read({{"O/p.opf", opf}, {"O/a.xhtml", page("<p>One.</p>")}, {"O/k.png", "picture"}}).cover_image == "picture");
  CHECK(read({{"O/p.opf", opf}, {"O/a.xhtml", page("<p>One.</p>")}}).cover_image.empty());
}
