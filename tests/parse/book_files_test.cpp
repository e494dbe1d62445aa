#include "parse/epub/book_files.hpp"

#include <catch2/catch.hpp>

using namespace earbound;

namespace {

std::string followed(const BookFiles& files, std::string_view from, std::string_view href) {
  const std::optional<BookLink> link = files.follow(from, href);
  if (!link) return "nowhere";
  return link->fragment.empty() ? link->path : link->path + " at " + link->fragment;
}

}  // namespace

TEST_CASE("links of a book are followed from the file that they stand in") {
  const BookFiles files({"OEBPS/nav.xhtml", "OEBPS/Text/one.xhtml", "OEBPS/Text/two words.xhtml", "root.xhtml",
                         "OEBPS/Text/100%25.xhtml", "OEBPS/Text/\u00fcber.xhtml"});
  const std::string nav = "OEBPS/nav.xhtml", one = "OEBPS/Text/one.xhtml";
  CHECK(followed(files, nav, "Text/one.xhtml") == one);
  CHECK(followed(files, nav, "./Text//../Text/one.xhtml#a%20b") == one + " at a b");
  CHECK(followed(files, one, "two%20words.xhtml") == "OEBPS/Text/two words.xhtml");
  CHECK(followed(files, one, "two words.xhtml#x") == "OEBPS/Text/two words.xhtml at x");
  CHECK(followed(files, one, "../../root.xhtml") == "root.xhtml");
  CHECK(followed(files, one, "/root.xhtml?page=1#p") == "root.xhtml at p");
  CHECK(followed(files, one, "#here") == one + " at here");
  CHECK(followed(files, one, " \n one.xhtml ") == one);
  CHECK(followed(files, one, "100%25.xhtml") == "OEBPS/Text/100%25.xhtml");
  CHECK(followed(files, one, "%C3%BCber.xhtml") == "OEBPS/Text/\u00fcber.xhtml");
  CHECK(followed(files, one, "u\u0308ber.xhtml") == "OEBPS/Text/\u00fcber.xhtml");
}

TEST_CASE("links that lead out of a book, or to nothing in it, lead nowhere") {
  const BookFiles files({"a.xhtml", "d/b.xhtml"});
  for (const char* href : {"../a.xhtml", "../../etc/passwd", "http://example.org/a.xhtml", "mailto:a.xhtml",
                           "none.xhtml", "%2e%2e/a.xhtml", "..", ".", "%", "%zz", "//host/a.xhtml"}) {
    INFO(href);
    CHECK(followed(files, "a.xhtml", href) == "nowhere");
  }
}

TEST_CASE("names that differ in case alone are the same unless both are there") {
  const BookFiles files({"Text/Chapter1.XHTML", "text/both.xhtml", "text/Both.xhtml"});
  CHECK(followed(files, "text/x", "chapter1.xhtml") == "Text/Chapter1.XHTML");
  CHECK(followed(files, "text/x", "Both.xhtml") == "text/Both.xhtml");
  CHECK(followed(files, "text/x", "both.xhtml") == "text/both.xhtml");
}
