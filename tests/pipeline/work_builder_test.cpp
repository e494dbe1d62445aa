// Whole builds of a small work with the engine itself.

#include "pipeline/work_builder.hpp"

#include <signal.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>
#include <thread>

#include "../base/temporary_directory.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "config/voice_profile.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/source_reading.hpp"
#include "publish/publishers.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

const char* const article = R"(---
title: The Lighthouse
author: Nobody
language: en-GB
---
The keeper wrote three letters, and *posted* none of them.

# The first letter

It was about the sea. It said that 12 ships had passed. Nobody answered.

## Weather

Fog on Monday; rain on Tuesday.

# The second letter

It was shorter.
)";

/// Remembers what it is told, and may do something at each step.
class Listener final : public Progress {
 public:
  std::function<void()> at_step, at_chapter;
  std::size_t done = 0, total = 0, announced = 0;
  std::multiset<std::size_t> numbers;
  bool finished = false, too_much = false;
  std::vector<std::string> warnings;

  void begin_work(const std::string&, std::size_t count) override { announced = count; }
  void advance(std::size_t now, std::size_t of) override {
    done = now;
    total = of;
    too_much = too_much || now > of;
    if (at_step) at_step();
  }
  void finish_chapter(std::size_t number, std::size_t, const std::string&) override {
    numbers.insert(number);
    if (at_chapter) at_chapter();
  }
  void finish_work(const std::string&, const std::string&, const std::string&) override { finished = true; }
  void explain(const std::string&) override {}
  void fail(const std::string&) override {}
  void warn(const std::string& message) override { warnings.push_back(message); }
};

using Files = std::map<std::string, std::string>;

Files files_of(const std::string& directory) {
  Files files;
  for (const auto& each : fs::recursive_directory_iterator(directory))
    if (each.is_regular_file()) files[fs::relative(each.path(), directory)] = read_text(each.path());
  return files;
}

/// One place with the article, its output and its cache.
class Workshop {
 public:
  Workshop() {
    write_text(source(), article);
    const std::string voices = EARBOUND_SOURCE_DIR "/voices";
    options.reading.voices_directory = voices;
    options.voices = {list_voice_profiles(std::span(&voices, 1)), voices};
    options.output = place_ / "output";
    options.formats = {&mp3_format, &m4b_format, &opus_format, &flac_format, &wav_format};
    options.publishers = {&chapters_publisher, &sentence_table_publisher};
    options.loudness = *find_loudness_profile("podcast");
    options.cache_directory = place_ / "cache";
    options.jobs = 2;
  }
  [[nodiscard]] std::string source() const { return place_ / "lighthouse.md"; }
  [[nodiscard]] std::string output() const { return place_ / "output/lighthouse"; }
  [[nodiscard]] std::string cache() const { return place_ / "cache"; }

  Files build() {
    Servers servers(options.jobs);
    WorkerPool threads(options.jobs);
    build_work(source(), options, {threads, servers}, listener);
    return files_of(output());
  }

  BuildOptions options;
  Listener listener;

 private:
  TemporaryDirectory place_;
};

}  // namespace

TEST_CASE("a build gives every file that is asked for, and no other") {
  Workshop workshop;
  const Files edition = workshop.build();
  for (const char* name : {"lighthouse.mp3", "lighthouse.m4b", "lighthouse.opus", "lighthouse.flac", "lighthouse.wav",
                           "lighthouse.m3u8", "contents.html", "contents.txt", "contents.json", "chapters.json",
                           "lighthouse.tsv", "report.json", "cover.jpg", "cover-small.jpg"}) {
    INFO(name);
    CHECK(edition.contains(name));
    CHECK(edition.at(name).size() > 20);
  }
  CHECK(edition.size() == 15 + 5);  // the spoken contents, the words before the first heading, three sections
  CHECK(workshop.listener.finished);
  CHECK(workshop.listener.warnings.empty());
  CHECK(workshop.listener.done == workshop.listener.total);
  CHECK_FALSE(workshop.listener.too_much);
  CHECK(entries_in(fs::path(workshop.output()).parent_path()) ==
        edition.size() + 2);  // the edition, chapters/: nothing staged is left
}

TEST_CASE("any number of jobs, a second build and a build without a cache give the same bytes") {
  Workshop one, three, none;
  one.options.jobs = 1;
  three.options.jobs = 3;
  none.options.cache_directory.clear();
  const Files first = one.build();
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // the clock has no part in it
  CHECK(three.build() == first);
  CHECK(none.build() == first);
  CHECK(one.build() == first);
}

TEST_CASE("chapters are told once each, with the number they have in the finished work") {
  Workshop workshop;
  workshop.build();
  CHECK(workshop.listener.announced == 5);
  CHECK(workshop.listener.numbers == std::multiset<std::size_t>{1, 2, 3, 4, 5});
}

TEST_CASE("the contents are spoken from three chapters on, below, the title is") {
  Workshop workshop;
  workshop.options.formats = {&mp3_format};
  const auto chapters = [&](const std::string& text) {
    write_text(workshop.source(), text);
    return workshop.build().at("contents.txt");
  };
  CHECK_THAT(chapters("# One\n\nFirst.\n\n# Two\n\nSecond.\n\n# Three\n\nThird.\n"),
             Catch::Contains("1. Contents (starts"));
  CHECK(workshop.listener.announced == 4);
  CHECK_THAT(chapters("# One\n\nFirst.\n\n# Two\n\nSecond.\n"), !Catch::Contains("Contents (starts"));
  CHECK(workshop.listener.announced == 3);
}

TEST_CASE("one format alone is the same file as among others") {
  Workshop all, one;
  one.options.formats = {&opus_format};
  one.options.publishers.clear();
  CHECK(one.build().at("lighthouse.opus") == all.build().at("lighthouse.opus"));
}

TEST_CASE("an edit gives the same bytes as a new build of the edited work") {
  Workshop edited, fresh;
  edited.build();
  std::string text = article;
  text.replace(text.find("shorter"), 7, "longer");
  write_text(edited.source(), text);
  write_text(fresh.source(), text);
  CHECK(edited.build() == fresh.build());
}

TEST_CASE("an interrupted build leaves the edition before as it was, and the next one goes on") {
  Workshop workshop, fresh;
  const Files before = workshop.build();
  std::string text = article;
  text.replace(text.find("sea"), 3, "wind and the stars");
  write_text(workshop.source(), text);
  write_text(fresh.source(), text);
  workshop.listener.at_step = [] { interrupted = true; };
  CHECK_THROWS_AS(workshop.build(), Interrupted);
  interrupted = false;
  CHECK(files_of(workshop.output()) == before);
  CHECK(entries_in(fs::path(workshop.output()).parent_path()) == before.size() + 2);
  workshop.listener.at_step = nullptr;
  CHECK(workshop.build() == fresh.build());
}

TEST_CASE("a build that runs out of space leaves the edition before as it was") {
  Workshop workshop;
  const Files before = workshop.build();
  std::string text = article;
  text.replace(text.find("sea"), 3, "wind");
  write_text(workshop.source(), text);
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);
  rlimit usual{}, small{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &usual) == 0);
  small = usual;
  small.rlim_cur = 20'000;  // of this process, which writes the files; the workers were forked before
  workshop.listener.at_chapter = [&] { ::setrlimit(RLIMIT_FSIZE, &small); };
  std::string message;
  try {
    workshop.build();
  } catch (const Error& error) {
    message = error.message();
  }
  ::setrlimit(RLIMIT_FSIZE, &usual);
  ::signal(SIGXFSZ, handler);
  CHECK_THAT(message, Catch::Contains("File too large") || Catch::Contains("free some space"));
  CHECK(files_of(workshop.output()) == before);
  CHECK(entries_in(fs::path(workshop.output()).parent_path()) == before.size() + 2);
}

TEST_CASE("damaged entries of the cache are made again, with a warning, and change nothing") {
  Workshop workshop;
  const Files before = workshop.build();
  for (const auto& each : fs::recursive_directory_iterator(workshop.cache())) {
    if (!each.is_regular_file()) continue;
    std::string bytes = read_text(each.path());
    bytes.back() ^= 0x40;
    write_text(each.path(), bytes);
  }
  CHECK(workshop.build() == before);
  REQUIRE(workshop.listener.warnings.size() == 1);
  CHECK_THAT(workshop.listener.warnings[0], Catch::Contains("damaged"));
}

TEST_CASE("a build keeps no samples in the cache") {
  Workshop workshop;
  workshop.build();
  std::size_t kept = 0;
  if (fs::exists(workshop.cache() + "/samples"))
    for (const auto& each : fs::recursive_directory_iterator(workshop.cache() + "/samples"))
      kept += each.is_regular_file() ? 1 : 0;
  CHECK(kept == 0);
}

TEST_CASE("a directory of the user's is refused before anything is spoken") {
  Workshop workshop;
  write_text(workshop.output() + "/thesis.doc", "years of work");
  CHECK_THROWS_WITH(workshop.build(), Catch::Contains("not an earlier edition"));
  CHECK(workshop.listener.done == 0);
  CHECK(files_of(workshop.output()) == Files{{"thesis.doc", "years of work"}});
}

TEST_CASE("a work in which hardly anything sounds is built all the same") {
  Workshop workshop;
  workshop.options.loudness = *find_loudness_profile(GENERATE("podcast", "none"));
  write_text(workshop.source(), GENERATE("Word.\n", "...\n", "# —\n\n—\n", "# —\n\nWord.\n"));
  const Files edition = workshop.build();
  CHECK(edition.contains("lighthouse.mp3"));
}

TEST_CASE("a work without a single word is an error that names it") {
  Workshop workshop;
  write_text(workshop.source(), "# \\*\n");
  CHECK_THROWS_WITH(workshop.build(), Catch::Contains("nothing in it that can be spoken"));
  CHECK_FALSE(fs::exists(workshop.output()));
}

TEST_CASE("the name of an edition is the stem of its source, made safe") {
  CHECK(edition_name("a/b/lighthouse.md") == "lighthouse");
  CHECK(edition_name("Two Words.v2.txt") == "Two Words.v2");
  CHECK(edition_name("Leuchtfeuer für Öresund.md") == "Leuchtfeuer für Öresund");
  CHECK(edition_name("O\xcc\x88resund.md") == "O\xcc\x88resund");  // as some systems write names
  for (const char* hostile : {"...md", "-rf.md", ".hidden.md", "a\nb.md", "a\x1b[31m.md", "caf\xe9.md",
                              "a\xc2\x9b"
                              "31m.md"}) {
    const std::string name = edition_name(hostile);
    INFO(name);
    CHECK_FALSE(name.empty());
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(name.front() != '-');
  }
  CHECK(edition_name(std::string(250, 'x') + ".md").size() <= 200);
}
