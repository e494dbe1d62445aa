#include <catch2/catch.hpp>
#include <set>

#include "publish/chapter_names.hpp"
#include "sample_edition.hpp"

using namespace earbound;

TEST_CASE("chapter files are numbered, safe and all different") {
  Edition edition = test::sample_edition();
  edition.chapters[0].title = "../../etc/passwd";
  edition.chapters[1].title = std::string(300, 'x') + "/\n";
  edition.chapters[2].title = edition.chapters[3].title = "Same";
  const auto names = chapter_file_names(edition);
  REQUIRE(names.size() == 4);
  CHECK(names[2] == "03-same.mp3");
  CHECK(names[3] == "04-same.mp3");
  for (const std::string& name : names) {
    CHECK(name.size() <= 100);
    CHECK(name.find('/') == std::string::npos);
    CHECK(name.find("..") == std::string::npos);
  }
}

TEST_CASE("the number is as wide as the last one") {
  Edition edition = test::sample_edition();
  edition.chapters.resize(1200, edition.chapters[3]);
  const auto names = chapter_file_names(edition);
  CHECK(names.front().starts_with("0001-"));
  CHECK(names.back().starts_with("1200-"));
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == 1200);
}
