#include "base/staging.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "temporary_directory.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

void build_edition(const std::string& target, const std::string& sound) {
  StagedDirectory staged(target);
  write_text(staged.path() + "/report.json", "{}");
  write_text(staged.path() + "/sound", sound);
  staged.commit();
}

}  // namespace

TEST_CASE("an edition appears in its place when it is committed, not before") {
  const TemporaryDirectory place;
  const std::string target = place / "deep/output/article";
  {
    StagedDirectory staged(target);
    write_text(staged.path() + "/sound", "new");
    CHECK_FALSE(fs::exists(target));
    CHECK(fs::path(staged.path()).parent_path() == fs::path(target).parent_path());
    staged.commit();
    CHECK(read_text(target + "/sound") == "new");
  }
  CHECK(read_text(target + "/sound") == "new");
  CHECK(entries_in(place / "deep/output") == 2);  // the edition and its file: nothing staged is left
}

TEST_CASE("a new edition takes the place of the one before, whole") {
  const TemporaryDirectory place;
  build_edition(place / "article", "first");
  write_text(place / "article/chapters/01.mp3", "of the first");
  build_edition(place / "article", "second");
  CHECK(read_text(place / "article/sound") == "second");
  CHECK_FALSE(fs::exists(place / "article/chapters"));
  CHECK(entries_in(place.path()) == 3);
}

TEST_CASE("an abandoned edition leaves the one before as it was") {
  const TemporaryDirectory place;
  build_edition(place / "article", "first");
  {
    StagedDirectory staged(place / "article");
    write_text(staged.path() + "/sound", "half");
  }
  CHECK(read_text(place / "article/sound") == "first");
  CHECK(entries_in(place.path()) == 3);
}

TEST_CASE("what an earlier, killed build left behind is removed, what a living one makes is not") {
  const TemporaryDirectory place;
  write_text(place / ".article.earbound-abcdef/sound", "half");
  write_text(place / ".another.earbound-abcdef/sound", "half");
  StagedDirectory living(place / "article");
  CHECK_FALSE(fs::exists(place / ".article.earbound-abcdef"));
  CHECK(fs::exists(place / ".another.earbound-abcdef"));
  {
    StagedDirectory second(place / "article");
    CHECK(fs::exists(living.path()));
    CHECK(second.path() != living.path());
  }
}

TEST_CASE("an edition that a killed build put aside is put back before anything else") {
  const TemporaryDirectory place;
  write_text(place / ".article.earbound-abcdef.previous/sound", "first");
  write_text(place / ".article.earbound-abcdef.previous/report.json", "{}");
  { StagedDirectory staged(place / "article"); }
  CHECK(read_text(place / "article/sound") == "first");
  write_text(place / ".article.earbound-ghijkl.previous/sound", "older");
  build_edition(place / "article", "second");
  CHECK(read_text(place / "article/sound") == "second");
  CHECK(entries_in(place.path()) == 3);
}

TEST_CASE("files that are no edition are refused before any work is done") {
  const TemporaryDirectory place;
  write_text(place / "article/thesis.doc", "years of work");
  CHECK_THROWS_AS(StagedDirectory(place / "article"), Error);
  CHECK(read_text(place / "article/thesis.doc") == "years of work");
  CHECK(entries_in(place.path()) == 2);
}

TEST_CASE("files that are no edition are refused when they came during the work") {
  const TemporaryDirectory place;
  fs::create_directory(place / "article");
  {
    StagedDirectory staged(place / "article");
    write_text(place / "article/thesis.doc", "years of work");
    CHECK_THROWS_WITH(staged.commit(), Catch::Contains("not an earlier edition"));
  }
  CHECK(read_text(place / "article/thesis.doc") == "years of work");
  CHECK(entries_in(place.path()) == 2);
}

TEST_CASE("an empty directory may become an edition") {
  const TemporaryDirectory place;
  fs::create_directory(place / "article");
  build_edition(place / "article", "first");
  CHECK(read_text(place / "article/sound") == "first");
}

TEST_CASE("a file in the place of the edition is refused and kept") {
  const TemporaryDirectory place;
  write_text(place / "article", "a file");
  CHECK_THROWS_WITH(StagedDirectory(place / "article"), Catch::Contains("a file stands where"));
  CHECK(read_text(place / "article") == "a file");
}

TEST_CASE("an output directory that cannot be made is an error that names it") {
  const TemporaryDirectory place;
  write_text(place / "output", "a file");
  try {
    StagedDirectory staged(place / "output/article");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK_THAT(error.message(), Catch::StartsWith(place / "output: error: cannot make the output directory"));
  }
}

TEST_CASE("an edition may be read by whom the user's mask allows") {
  const TemporaryDirectory place;
  const mode_t before = ::umask(022);
  build_edition(place / "article", "first");
  ::umask(before);
  struct stat status {};
  REQUIRE(::stat((place / "article").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0755);
}

TEST_CASE("a link in the place of the edition is refused, and what it leads to is left alone") {
  const TemporaryDirectory place;
  write_text(place / "outside/report.json", "{}");
  const bool dangling = GENERATE(false, true);
  fs::create_directory_symlink(place / (dangling ? "nowhere" : "outside"), place / "article");
  CHECK_THROWS_WITH(StagedDirectory(place / "article"), Catch::Contains("a link stands where"));
  CHECK(fs::is_symlink(place / "article"));
  CHECK(read_text(place / "outside/report.json") == "{}");
  CHECK(entries_in(place.path()) == 3);
}

TEST_CASE("an edition is made below a link that the user named") {
  const TemporaryDirectory place;
  fs::create_directory(place / "disk");
  fs::create_directory_symlink(place / "disk", place / "output");
  build_edition(place / "output/article", "first");
  build_edition(place / "output/article", "second");
  CHECK(read_text(place / "disk/article/sound") == "second");
}

TEST_CASE("links among what is cleared away are not followed") {
  const TemporaryDirectory place;
  write_text(place / "outside/thesis.doc", "years of work");
  SECTION("in the edition before") {
    build_edition(place / "article", "first");
    fs::create_directory_symlink(place / "outside", place / "article/more");
    build_edition(place / "article", "second");
    CHECK_FALSE(fs::exists(place / "article/more"));
  }
  SECTION("in what a killed build left") {
    fs::create_directory(place / ".article.earbound-abcdef");
    fs::create_directory_symlink(place / "outside", place / ".article.earbound-abcdef/more");
    clear_abandoned_stages(place / "article");
    CHECK_FALSE(fs::exists(place / ".article.earbound-abcdef"));
  }
  SECTION("in its place") {
    fs::create_directory_symlink(place / "outside", place / ".article.earbound-abcdef");
    fs::create_directory_symlink(place / "outside", place / ".article.earbound-abcdef.previous");
    clear_abandoned_stages(place / "article");
    CHECK_FALSE(fs::exists(fs::symlink_status(place / "article")));
  }
  CHECK(read_text(place / "outside/thesis.doc") == "years of work");
}

TEST_CASE("a report that is a link makes no directory an edition") {
  const TemporaryDirectory place;
  write_text(place / "article/thesis.doc", "years of work");
  write_text(place / "report", "{}");
  fs::create_symlink(place / "report", place / "article/report.json");
  CHECK_THROWS_WITH(StagedDirectory(place / "article"), Catch::Contains("not an earlier edition"));
}
