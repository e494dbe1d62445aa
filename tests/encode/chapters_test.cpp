#include <catch2/catch.hpp>

#include <sstream>

#include "fixture.hpp"
#include "model/narration.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

const std::vector<std::string> hostile_titles{
    "Plain",
    "Quotes \" ' ` and \\ backslash",
    "a=b; c=d # [CHAPTER] <b>&amp;</b>",
    "Grüße, 漢字, العربية, \U0001F3A7\U0001F469\u200D\U0001F52C",
    std::string(300, 'x') + "é",
    "../../etc/passwd %s%n",
    "CHAPTER002=00:00:00.000",
    std::string(63, 'y') +
        "\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7"
        "\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7\U0001F3A7",
};

/// `seconds` of faint sound in segments of a minute.
FakeWork long_work(std::size_t seconds) {
  FakeWork work;
  work.begins.push_back(Frames{0});
  for (std::size_t done = 0; done < seconds; done += 60) {
    work.segments.push_back(fake_segment(static_cast<unsigned>(done), 60.5));
    work.begins.push_back(work.begins.back() + Frames{static_cast<std::int64_t>(work.segments.back().size())});
  }
  return work;
}

void check_chapters(const std::vector<ReadChapter>& read, const std::vector<ChapterMark>& written) {
  REQUIRE(read.size() == written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    CAPTURE(i);
    CHECK(read[i].begin == written[i].begin.count);
    CHECK(read[i].title == written[i].title);
  }
}

}  // namespace

TEST_CASE("three hundred chapters with hostile titles are read back from every container of packets") {
  const auto format = GENERATE(&mp3_format, &m4b_format, &opus_format);
  CAPTURE(format->name);
  const TemporaryDirectory directory;
  const std::string path = directory.file("chapters." + std::string(format->name));
  FileTags tags;
  tags.title = "Three hundred";
  tags.chapters = chapters_every_second(300, hostile_titles);
  write_packets(path, {format, 24000}, long_work(300), tags);
  check_chapters(read_chapters(path), tags.chapters);
}

TEST_CASE("chapters up to 255 stand in both of M4B's lists, more in the text track alone") {
  const auto count = GENERATE(std::size_t{1}, std::size_t{255}, std::size_t{256});
  const TemporaryDirectory directory;
  const std::string path = directory.file("chapters.m4b");
  FileTags tags;
  tags.chapters = chapters_every_second(count, hostile_titles);
  write_packets(path, {&m4b_format, 24000}, long_work(300), tags);
  check_chapters(read_chapters(path), tags.chapters);
  const auto bytes = bytes_of(path);
  CHECK((bytes.find("chpl") != std::string::npos) == (count <= 255));
  CHECK(bytes.find("chap") != std::string::npos);
  CHECK(bytes.find("moov") < bytes.find("mdat"));
}

TEST_CASE("chapters are read back from FLAC and WAV") {
  const auto format = GENERATE(&flac_format, &wav_format);
  CAPTURE(format->name);
  const TemporaryDirectory directory;
  const std::string path = directory.file("chapters." + std::string(format->name));
  FileTags tags;
  tags.chapters = chapters_every_second(120, hostile_titles);
  const auto work = long_work(120);
  tags.length = work.begins.back();
  const auto file = create_sample_file(path, *format, tags);
  for (const auto& segment : work.segments) file->add(segment);
  file->finish();
  const auto read = read_chapters(path);
  REQUIRE(read.size() == tags.chapters.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CHECK(read[i].begin == tags.chapters[i].begin.count);
    CHECK(read[i].title == tags.chapters[i].title);
  }
}

TEST_CASE("line breaks and control characters in titles become spaces") {
  const auto format = GENERATE(&mp3_format, &m4b_format, &opus_format);
  const TemporaryDirectory directory;
  const std::string path = directory.file("lines." + std::string(format->name));
  FileTags tags;
  tags.chapters = chapters_every_second(1, {"one\ntwo\rthree\tfour\x01"
                                            "five"});
  write_packets(path, {format, 24000}, fake_work(1, 1.5), tags);
  const auto read = read_chapters(path);
  REQUIRE(read.size() == 1);
  CHECK(read[0].title == "one two three four five");
}
