#include <catch2/catch.hpp>
#include <set>

#include "publish/file_names.hpp"
#include "sample_edition.hpp"

using namespace earbound;

TEST_CASE("chapter files are numbered, safe and all different") {
  Edition edition = test::sample_edition();
  edition.chapters[0].title = "../../etc/passwd";
  edition.chapters[1].title = std::string(300, 'x') + "/\n";
  edition.chapters[2].title = edition.chapters[3].title = "Same";
  const auto names = chapter_file_names(edition);
  REQUIRE(names.size() == 4);
  using Names = std::vector<std::string>;
  CHECK(names[2] == Names{"03-same.mp3"});
  CHECK(names[3] == Names{"04-same.mp3"});
  for (const Names& of_chapter : names) {
    REQUIRE(of_chapter.size() == 1);
    const std::string& name = of_chapter.front();
    CHECK(name.size() <= 100);
    CHECK(name.find('/') == std::string::npos);
    CHECK(name.find("..") == std::string::npos);
  }
}

TEST_CASE("the number is as wide as the last one") {
  Edition edition = test::sample_edition();
  edition.chapters.resize(1200, edition.chapters[3]);
  const auto names = chapter_file_names(edition);
  CHECK(names.front().front().starts_with("0001-"));
  CHECK(names.back().front().starts_with("1200-"));
  std::set<std::string> all;
  for (const auto& of_chapter : names) all.insert(of_chapter.begin(), of_chapter.end());
  CHECK(all.size() == 1200);
}

TEST_CASE("files of a chapter that is longer than a file may be are numbered after its name") {
  Edition edition = test::sample_edition();
  edition.chapters[1].files.resize(2);
  edition.chapters[3].files.resize(11);
  const auto names = chapter_file_names(edition);
  CHECK(names[1] == std::vector<std::string>{"02-one-1.mp3", "02-one-2.mp3"});
  CHECK(names[3].front() == "04-two-01.mp3");
  CHECK(names[3].back() == "04-two-11.mp3");
}

TEST_CASE("parts are numbered in the same width, a whole work is not") {
  Edition edition = test::sample_edition();
  CHECK(part_suffix(edition, 0).empty());
  CHECK(podcast_chapters_name(edition, 0) == "chapters.json");
  edition.parts.resize(9);
  CHECK(part_suffix(edition, 8) == "-9");
  edition.parts.resize(10);
  CHECK(part_suffix(edition, 0) == "-01");
  CHECK(podcast_chapters_name(edition, 9) == "chapters-10.json");
}
