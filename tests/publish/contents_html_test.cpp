#include <catch2/catch.hpp>

#include "config/language.hpp"
#include "publish/contents_html.hpp"
#include "sample_edition.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t hits = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++hits;
  return hits;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the page links each entry to its place in the sound and to its own file") {
  const Edition edition = sample_edition();
  const std::string html = contents_html(edition, sample_files(edition));
  CHECK(holds(html, "<a href=\"sample.mp3#t=70.500\""));
  CHECK(holds(html, "<a href=\"chapters/04-x.mp3\""));
  CHECK(holds(html, "starts at 0:10, lasts 1 minute 1 second, its own part 20 seconds"));
  CHECK(holds(html, "<a href=\"sample.m4b\" type=\"audio/mp4\">sample.m4b</a>, 1.2 MB"));
  CHECK(count(html, "<li>") == 4 + 2);
}

TEST_CASE("the page of a work in parts links each entry to its place in its part") {
  const Edition edition = sample_edition_in_parts();
  const std::string html = contents_html(edition, sample_files(edition));
  CHECK(holds(html, "<a href=\"sample-2.mp3#t=20.500\""));
  CHECK(holds(html, "part 2, starts at 0:20, lasts 30 seconds"));
  CHECK(holds(html, "part 1, starts at 0:30, lasts 41 seconds, goes on until part 2"));
  CHECK(holds(html, "as a separate file, part 2 of 2</a>"));
}

TEST_CASE("titles are text, never markup") {
  const Edition edition = sample_edition();
  const std::string html = contents_html(edition, sample_files(edition));
  CHECK(!holds(html, "<script"));
  CHECK(!holds(html, "<b>"));
  CHECK(holds(html, "<title>Contents: Salt &amp; &lt;b&gt;Pepper&lt;/b&gt;</title>"));
  CHECK(holds(html, "One and a half &lt;script&gt;"));
}

TEST_CASE("lists open and close in pairs, however the levels run") {
  Edition edition = sample_edition();
  const std::vector<int> levels =
      GENERATE(std::vector<int>{1, 2, 3, 1}, std::vector<int>{1, 2, 3, 3}, std::vector<int>{1, 1, 1, 1},
               std::vector<int>{3, 1, 6, 2}, std::vector<int>{0, 2, 2, 1});
  for (std::size_t i = 0; i < levels.size(); ++i) edition.chapters[i].level = levels[i];
  const std::string html = contents_html(edition, {});
  CHECK(count(html, "<ol>") == count(html, "</ol>"));
  CHECK(count(html, "<li>") == 4);
  CHECK(count(html, "</li>") == 4);
  CHECK(html.find("</ol>\n</nav>") != std::string::npos);
}

TEST_CASE("the page is in the language of its labels, the titles in that of the work") {
  Edition edition = sample_edition();
  edition.metadata.language = "cy";
  const std::string welsh = contents_html(edition, {});
  CHECK(holds(welsh, "<html lang=\"en\">"));
  CHECK(holds(welsh, "<span dir=\"auto\" lang=\"cy\">One</span>"));
  edition.metadata.language = "es";
  edition.labels = load_labels(EARBOUND_SOURCE_DIR "/voices", "es");
  CHECK(holds(contents_html(edition, {}), "<html lang=\"es\">"));
}

TEST_CASE("a file name cannot pass for a scheme or a fragment") {
  Edition edition = sample_edition();
  BuiltFiles built;
  built.files = {{"javascript:alert(1)#?.mp3", "audio/mpeg", 1, true}};
  const std::string html = contents_html(edition, built);
  CHECK(holds(html, "href=\"javascript%3Aalert%281%29%23%3F.mp3#t=0.000\""));
}
