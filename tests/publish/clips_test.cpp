#include "publish/clips.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "publish/epub_overlay.hpp"
#include "publish/publishers.hpp"
#include "publish/talking_book.hpp"
#include "publish/work_identity.hpp"

using namespace earbound;

namespace {

constexpr Frames second{22050};

Frames seconds(double count) { return {static_cast<std::int64_t>(count * 22050)}; }

/// One chapter of three segments of ten seconds, in one file or in two, each with a second of silence before.
Edition edition_of(bool in_two_files) {
  Edition edition;
  edition.lead = edition.chapter_lead = second;
  edition.segment_begin = {seconds(1), seconds(11), seconds(21), seconds(31)};
  edition.segment_length = {seconds(10), seconds(10), seconds(10)};
  edition.parts = {{0, 3, seconds(31)}};
  Chapter chapter;
  chapter.segment_count = 3;
  chapter.files = {{0, 3, seconds(31)}};
  if (in_two_files) chapter.files = {{0, 2, seconds(21)}, {2, 1, seconds(11)}};
  edition.chapters = {chapter};
  return edition;
}

HeardStretch heard(std::string id, std::uint32_t segment, double begin, bool shown = true) {
  HeardStretch stretch;
  stretch.id = std::move(id);
  stretch.shown = shown;
  stretch.segment = segment;
  stretch.begin = seconds(begin);
  stretch.end = seconds(begin + 1);
  return stretch;
}

std::string text_of(const std::vector<Clip>& clips) {
  std::string text;
  for (const Clip& clip : clips)
    text += clip.id + ":" + std::to_string(clip.file) + ":" + std::to_string(clip.begin.count) + "-" +
            std::to_string(clip.end.count) + " ";
  return text;
}

}  // namespace

TEST_CASE("clips cover the sound of a chapter without a gap") {
  const std::vector<HeardStretch> sentences = {heard("a", 0, 1), heard("b", 0, 5.5), heard("c", 2, 22)};
  CHECK(text_of(chapter_clips(edition_of(false), 0, sentences, "c1")) == "a:0:0-5500 b:0:5500-22000 c:0:22000-31000 ");
  CHECK(text_of(chapter_clips(edition_of(true), 0, sentences, "c1")) == "a:0:0-5500 b:0:5500-21000 c:1:0-11000 ");
}

TEST_CASE("an element that is parted by files has a clip in each") {
  const std::vector<HeardStretch> sentences = {heard("a", 0, 1)};
  CHECK(text_of(chapter_clips(edition_of(true), 0, sentences, "c1")) == "a:0:0-21000 a:1:0-11000 ");
  CHECK(clip_ids(chapter_clips(edition_of(true), 0, sentences, "c1")) ==
        std::vector<std::string>{"v-a", "v-a-again-2"});
}

TEST_CASE("what is not shown belongs to what comes next, or else to what was before") {
  const std::vector<HeardStretch> sentences = {heard("a", 0, 1), heard("x", 0, 3, false), heard("y", 0, 4, false),
                                               heard("b", 0, 6), heard("z", 2, 22, false)};
  CHECK(text_of(chapter_clips(edition_of(false), 0, sentences, "c1")) == "a:0:0-3000 b:0:3000-31000 ");
  CHECK(text_of(chapter_clips(edition_of(false), 0, std::vector{sentences[1]}, "c1")) == "c1:0:0-31000 ");
  CHECK(text_of(chapter_clips(edition_of(true), 0, {}, "c1")) == "c1:0:0-21000 c1:1:0-11000 ");
}

TEST_CASE("words have clips, but those without length") {
  std::vector<HeardStretch> sentences = {heard("a", 0, 1), heard("b", 0, 5)};
  sentences[0].words = {
      {"a-1", {}, seconds(1), seconds(2)}, {"a-2", {}, seconds(2), seconds(2)}, {"a-3", {}, seconds(2), seconds(3)}};
  CHECK(text_of(chapter_clips(edition_of(false), 0, sentences, "c1")) ==
        "a-1:0:0-2000 a-3:0:2000-5000 b:0:5000-31000 ");
}

TEST_CASE("clock values have milliseconds") {
  CHECK(clock_value({}) == "0.000s");
  CHECK(clock_value({62'045}) == "62.045s");
  CHECK(book_clock({}) == "0:00:00.000");
  CHECK(book_clock({3'600'000 * 12 + 61'007}) == "12:01:01.007");
}

TEST_CASE("an overlay has sequences for what can be skipped") {
  const std::vector<Clip> clips = {{"s1-1", {1}, 0, {0}, {10}},
                                   {"s1-2", {4}, 0, {10}, {20}},
                                   {"s1-3", {5}, 0, {20}, {30}},
                                   {"r9", {9}, 0, {30}, {40}}};
  const std::vector<TextStructure> structures = {{TextStructure::Kind::table, "t4", {4}, {6}}};
  const std::string overlay =
      overlay_document({"text/1.xhtml", "overlay/1.smil", {"audio/a.mp3"}}, "c1", clips, structures);
  const auto holds = [&](const char* part) { return overlay.find(part) != std::string::npos; };
  CHECK(holds("<seq id=\"chapter\" epub:textref=\"../text/1.xhtml#c1\">"));
  CHECK(
      holds("clipEnd=\"0.010s\"/></par>\n<seq id=\"seq-1\" epub:textref=\"../text/1.xhtml#t4\" epub:type=\"table\">\n"
            "<par id=\"par-2\">"));
  CHECK(holds("</par>\n</seq>\n<par id=\"par-4\" epub:type=\"noteref\">"));
}

TEST_CASE("a work has an identifier, a language and a date of its own") {
  Edition edition;
  edition.name = "a";
  edition.metadata.title = "T";
  edition.metadata.language = "no tag";
  const std::string made = work_identifier(edition);
  CHECK(made.size() == 45);
  CHECK((made.substr(0, 9) == "urn:uuid:" && made[23] == '8' && made[28] == 'a'));
  CHECK(made == work_identifier(edition));
  edition.metadata.authors = {"A"};
  CHECK(made != work_identifier(edition));
  edition.metadata.identifier = "isbn:1";
  CHECK(work_identifier(edition) == "isbn:1");
  CHECK(work_language(edition) == "und");
  CHECK(work_date(edition, "x") == "x");
  edition.metadata.date = "2024";
  CHECK(work_date(edition, "x") == "2024-01-01");
  edition.metadata.date = "2024-05";
  CHECK(work_date(edition, "x") == "2024-05-01");
  edition.metadata.date = "2024-05-06";
  CHECK(work_date(edition, "x") == "2024-05-06");
}

TEST_CASE("a talking book says what players demand") {
  Edition edition;
  edition.name = "name";
  edition.metadata.title = "T";
  BookFacts facts = book_facts(edition);
  CHECK((facts.authors == std::vector<std::string>{"Unknown"} && facts.publisher == "Unknown"));
  CHECK((facts.date == "2000-01-01" && facts.language == "und" && !facts.identifier.empty()));
  edition.metadata.authors = {"Ann", "Bob"};
  facts = book_facts(edition);
  CHECK((facts.authors.size() == 2 && facts.publisher == "Ann"));
}

TEST_CASE("of several limits to files of chapters the shortest holds") {
  CHECK(needs_of(std::array{&epub_publisher}).longest_chapter_sound.count == 0);
  CHECK(needs_of(std::array{&epub_publisher, &daisy202_publisher}).longest_chapter_sound == longest_book_sound);
  CHECK(needs_of(std::array{&daisy3_publisher, &daisy202_publisher}).longest_chapter_sound == longest_book_sound);
}
