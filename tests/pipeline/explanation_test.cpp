#include "pipeline/explanation.hpp"

#include <catch2/catch.hpp>

#include "../base/temporary_directory.hpp"

using namespace earbound;

namespace {

SegmentKeys some_keys() { return {{{1, 1}, {2, 2}}, "engine", "clip 1", "gain", {"mp3 48"}}; }

/// What a build of one segment leaves behind.
struct Built {
  TemporaryDirectory place;
  EntryStore store{place.path()};
  Built() {
    Explanation explanation(store, "article.md");
    explanation.note(some_keys());
    explanation.save();
  }
  [[nodiscard]] std::string reason(const SegmentKeys& now, const std::string& source = "article.md") const {
    return Explanation(store, source).reason(now);
  }
};

}  // namespace

TEST_CASE("each cause for which a segment is made again has its sentence") {
  const Built built;
  SegmentKeys now = some_keys();
  std::string source = "article.md", expected;
  SECTION("never built") {
    source = "another.md";
    expected = "this article was not built before with this cache";
  }
  SECTION("engine") {
    now.engine = "newer";
    expected = "the speech engine or its data has changed";
  }
  SECTION("algorithms") {
    now.algorithms = "clip 2";
    expected = "this version of earbound shapes sound in another way";
  }
  SECTION("text") {
    now.segment.text = {9, 9};
    expected = "its text is new or has changed";
  }
  SECTION("voice") {
    now.segment.voice = {9, 9};
    expected = "the voice or its rate has changed";
  }
  SECTION("gain") {
    now.mastering = "more";
    expected = "the gain of the whole work has changed";
  }
  SECTION("format") {
    now.codecs.push_back("opus 32");
    expected = "a format, its settings or its encoder are new";
  }
  SECTION("nothing") { expected = "its cache entry is gone or was damaged"; }
  CHECK(built.reason(now, source) == expected);
}

TEST_CASE("of several causes the deepest is told") {
  const Built built;
  SegmentKeys now{{{9, 9}, {9, 9}}, "newer", "clip 2", "more", {"opus 32"}};
  CHECK(built.reason(now) == "the speech engine or its data has changed");
  now.engine = some_keys().engine;
  CHECK(built.reason(now) == "this version of earbound shapes sound in another way");
  now.algorithms = some_keys().algorithms;
  CHECK(built.reason(now) == "its text is new or has changed");
  now.segment.text = some_keys().segment.text;
  CHECK(built.reason(now) == "the voice or its rate has changed");
  now.segment.voice = some_keys().segment.voice;
  CHECK(built.reason(now) == "the gain of the whole work has changed");
}

TEST_CASE("the last build counts, not one before it") {
  const Built built;
  SegmentKeys edited = some_keys();
  edited.segment.text = {3, 3};
  Explanation next(built.store, "article.md");
  next.note(edited);
  CHECK(next.reason(edited) == "its text is new or has changed");  // what is noted counts for the next build
  next.save();
  CHECK(built.reason(edited) == "its cache entry is gone or was damaged");
  CHECK(built.reason(some_keys()) == "its text is new or has changed");
}
