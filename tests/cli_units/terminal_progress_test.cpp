#include "cli/terminal_progress.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/json.hpp"
#include "captured.hpp"

using namespace earbound;

namespace {

/// All that a build of two chapters says.
std::string said(ProgressStyle style, const std::string& title = "The Lighthouse") {
  return captured(stderr, [&] {
    const auto progress = make_progress(style);
    progress->begin_work(title, 2);
    progress->advance(1, 2);
    progress->finish_chapter(1, 2, title);
    progress->advance(2, 2);
    progress->finish_chapter(2, 2, "Fog");
    progress->warn("one damaged entry");
    progress->finish_work(title, "output/lighthouse", "1:23");
  });
}

std::string failing(ProgressStyle style) {
  return captured(stderr, [&] {
    const auto progress = make_progress(style);
    progress->begin_work("The Lighthouse", 2);
    progress->advance(1, 2);
    progress->fail("a.md:3: error: this is wrong; do that");
  });
}

std::string last_line(const std::string& text) {
  const auto at = text.rfind('\n', text.size() - 2);
  return at == std::string::npos ? text : text.substr(at + 1);
}

}  // namespace

TEST_CASE("piped, there is one plain line for each finished chapter") {
  CHECK(said(ProgressStyle::plain) ==
        "The Lighthouse: 2 chapters\nchapter 1 of 2: The Lighthouse\nchapter 2 of 2: Fog\nwarning: one damaged entry\n"
        "done: 1:23 in output/lighthouse\n");
}

TEST_CASE("quiet says nothing but warnings and errors") {
  CHECK(said(ProgressStyle::quiet) == "warning: one damaged entry\n");
  CHECK(failing(ProgressStyle::quiet) == "a.md:3: error: this is wrong; do that\n");
}

TEST_CASE("for programs every line is one JSON object") {
  const std::string text = said(ProgressStyle::json, "A \"quoted\"\nline \xff");
  std::vector<Json> events;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    events.push_back(Json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  REQUIRE(events.size() == 7);
  CHECK(events[0]["event"] == "work");
  CHECK(events[0]["chapters"] == 2);
  CHECK(events[1]["done"] == 1);
  CHECK(events[1]["total"] == 2);
  CHECK(events[2]["event"] == "chapter");
  CHECK(events[5]["event"] == "warning");
  CHECK(events[6]["length"] == "1:23");
}

TEST_CASE("a bar is drawn in place, and the last line stays") {
  const std::string text = said(ProgressStyle::bar);
  CHECK_THAT(text, Catch::Contains("100 %"));
  CHECK_THAT(text, Catch::Contains("[") && Catch::Contains("#"));
  CHECK(last_line(text) == "\r\x1b[KThe Lighthouse: 1:23 in output/lighthouse\n");
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);  // the warning and the end
}

TEST_CASE("an error stands on a line of its own, also after a bar") {
  CHECK_THAT(failing(ProgressStyle::bar), Catch::EndsWith("\r\x1b[Ka.md:3: error: this is wrong; do that\n"));
  CHECK(last_line(failing(ProgressStyle::plain)) == "a.md:3: error: this is wrong; do that\n");
  CHECK(last_line(failing(ProgressStyle::json)) == "a.md:3: error: this is wrong; do that\n");
}

TEST_CASE("NO_COLOR is honoured") {
  ::unsetenv("NO_COLOR");
  CHECK_THAT(said(ProgressStyle::bar), Catch::Contains("\x1b[32m"));
  ::setenv("NO_COLOR", "1", 1);
  CHECK_THAT(said(ProgressStyle::bar), !Catch::Contains("\x1b[32m"));
  ::unsetenv("NO_COLOR");
}

TEST_CASE("a title cannot move the cursor") {
  for (const ProgressStyle style : {ProgressStyle::plain, ProgressStyle::bar}) {
    const std::string text = said(style, "a\x1b[2Jb\nc");
    CHECK_THAT(text, !Catch::Contains("\x1b[2J") && !Catch::Contains("b\nc"));
  }
}
