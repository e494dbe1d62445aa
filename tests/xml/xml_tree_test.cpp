#include "xml/xml_tree.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace earbound;

namespace {

std::string refusal(const std::string& text) {
  try {
    (void)read_xml(text, "a.xml");
  } catch (const Error& error) {
    return error.message();
  }
  return "accepted";
}

std::string nested(int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += "<a>";
  for (int i = 0; i < depth; ++i) text += "</a>";
  return text;
}

}  // namespace

TEST_CASE("names are read without their prefixes, with their lines") {
  const XmlNode root = read_xml(
      "<?xml version=\"1.0\"?>\n<o:book xmlns:o=\"urn:x\">\n <o:title o:id='p' id='b'>A<i>B</i>&amp;C"
      "<![CDATA[<]]></o:title>\n <x xml:lang='de'/>\n</o:book>",
      "a.xml");
  CHECK(root.name == "book");
  CHECK(root.line == 2);
  REQUIRE(root.child("title") != nullptr);
  CHECK(root.child("title")->all_text() == "AB&C<");
  CHECK(root.child("title")->attribute("id") == "b");
  CHECK(root.child("title")->line == 3);
  REQUIRE(root.child("x") != nullptr);
  CHECK(root.child("x")->attribute("lang") == "de");
  CHECK(root.child("x")->attribute("id").empty());
  CHECK(root.child("none") == nullptr);
}

TEST_CASE("entities of a document type stay as they are written") {
  const XmlNode root = read_xml("<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;&#65;</a>", "a.xml");
  CHECK(root.all_text() == "&c;A");
}

TEST_CASE("texts are read in the encoding that they name") {
  CHECK(read_xml("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xe4</a>", "a.xml").all_text() == "\u00e4");
  const std::string wide("\xff\xfe<\0a\0>\0\xe4\0<\0/\0a\0>\0", 18);
  CHECK(read_xml(wide, "a.xml").all_text() == "\u00e4");
}

TEST_CASE("what is not well-formed, or nests without end, is refused with its line") {
  CHECK(refusal("<a>\n<b>\n</a>") ==
        "a.xml:3: error: it is not well-formed XML (Start-end tags mismatch); correct the file");
  CHECK(refusal("").find("a.xml:1: error: it is not well-formed XML") == 0);
  CHECK(refusal("plain text").find("a.xml:1: error: it is not well-formed XML") == 0);
  CHECK(refusal(nested(200)) == "accepted");
  CHECK(refusal(nested(201)) ==
        "a.xml:1: error: elements nest more than 200 deep; no such file needs that: correct it");
  CHECK(refusal(nested(1'000'000)).find("more than 200 deep") != std::string::npos);
  CHECK_FALSE(xml_fault("<a><br/></a>").has_value());
  CHECK(xml_fault("<a>\n<br></a>")->line == 2);
}
