#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "encode/mp4_tags.hpp"
#include "fixture.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

FileTags full_tags(const Cover& cover) {
  FileTags tags;
  tags.title = "Chapter “Two” \U0001F3A7";
  tags.album = "An album = a work";
  tags.artist = "Ann Author";
  tags.publisher = "A Publisher";
  tags.date = "2024-05-06";
  tags.language = "de-AT";
  tags.description = "First line\nsecond line";
  tags.track = 3;
  tags.track_count = 12;
  tags.cover = &cover;
  return tags;
}

std::string mutagen(const std::string& path) {
  return output_of("/usr/bin/python3 '" EARBOUND_SOURCE_DIR "/tests/encode/list_tags.py' '" + path + "'");
}

}  // namespace

TEST_CASE("mutagen reads the tags, chapters and cover of an MP3") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("tags.mp3");
  const Cover cover = small_cover();
  FileTags tags = full_tags(cover);
  tags.chapters = chapters_every_second(3, {"a", "b", "c"});
  write_packets(path, {&mp3_format, 48000}, fake_work(1, 3.0), tags);
  CHECK(mutagen(path) ==
        "version 2.3.0\nTIT2 Chapter “Two” \U0001F3A7\nTALB An album = a work\nTPE1 Ann Author\nTPUB A Publisher\n"
        "TRCK 3/12\nTLAN deu\ntop 1\n"
        "list 0 3 Chapter “Two” \U0001F3A7\n"
        "chapter 0 0 1000 a TIT2\nchapter 0 1000 2000 b TIT2\nchapter 0 2000 3000 c TIT2\n"
        "unlisted 0\ncover image/png 69");
}

TEST_CASE("an MP3 that is packed into another file has no tag") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("bare.mp3");
  FileTags tags;
  tags.without = true;
  write_packets(path, {&mp3_format, 48000}, fake_work(1, 1.0), tags);
  const auto bytes = read_file(path);
  CHECK((bytes.at(0) == 0xff && (bytes.at(1) & 0xe0) == 0xe0));
}

TEST_CASE("an MP3 lists 255 chapters at the top, and of more as many as fit beside the next list") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("many.mp3");
  FileTags tags;
  tags.title = "Many";
  tags.chapters = chapters_every_second(255, {"x"});
  write_packets(path, {&mp3_format, 48000}, fake_work(1, 1.0), tags);
  CHECK(mutagen(path).find("top 1\nlist 0 255 Many\nchapter 0 0 1000 x TIT2\n") != std::string::npos);

  tags.chapters = chapters_every_second(600, {"x"});
  write_packets(path, {&mp3_format, 48000}, fake_work(1, 1.0), tags);
  const auto read = mutagen(path);
  CHECK(read.find("top 1\nlist 0 255 Many\nchapter 0 0 1000 x TIT2\n") != std::string::npos);
  CHECK(read.find("chapter 0 253000 254000 x TIT2\nlist 1 255 Many\nchapter 1 254000 255000 x TIT2\n") !=
        std::string::npos);
  CHECK(read.find("list 2 92 Many\nchapter 2 508000 509000 x TIT2\n") != std::string::npos);
  CHECK(read.find("chapter 2 599000 600000 x TIT2\nunlisted 0") != std::string::npos);
}

TEST_CASE("mutagen reads the tags, chapters and cover of an M4B") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("tags.m4b");
  const Cover cover = small_cover();
  FileTags tags = full_tags(cover);
  tags.chapters = chapters_every_second(3, {"a", "b", "c"});
  write_packets(path, {&m4b_format, 48000}, fake_work(1, 3.0), tags);
  CHECK(
      mutagen(path) ==
      "\u00a9nam Chapter “Two” \U0001F3A7\n\u00a9alb An album = a work\n\u00a9ART Ann Author\n\u00a9day 2024-05-06\n"
      "trkn (3, 12)\nstik 2\nldes First line\nsecond line\ncover PNG 69\nchapter 0 a\nchapter 1000 b\nchapter 2000 c");
}

TEST_CASE("the cover comes out of every container that has a place for it as it went in") {
  const auto format = GENERATE(&mp3_format, &m4b_format, &opus_format, &flac_format);
  CAPTURE(format->name);
  const TemporaryDirectory directory;
  const std::string path = directory.file("cover." + std::string(format->name));
  const Cover cover = small_cover();
  const FileTags tags = full_tags(cover);
  if (format == &flac_format) {
    const auto segment = fake_segment(1, 1.0);
    FileTags sized = tags;
    sized.length = Frames{static_cast<std::int64_t>(segment.size())};
    const auto file = create_sample_file(path, *format, sized);
    file->add(segment);
    file->finish();
  } else {
    write_packets(path, {format, 48000}, fake_work(1, 1.0), tags);
  }
  CHECK(output_of("ffmpeg -v error -i '" + path + "' -map 0:v -c copy -f image2pipe -") ==
        std::string(cover.bytes.begin(), cover.bytes.end()));
}

TEST_CASE("an MP3 says exactly how long it plays, so that chapters in files of their own join without a gap") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("gapless.mp3");
  const auto work = fake_work(3, 1.3);
  write_packets(path, {&mp3_format, 48000}, work);
  CHECK(static_cast<std::int64_t>(decoded(path).size()) == work.begins.back().count);
}

TEST_CASE("opusinfo finds nothing wrong") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("checked.opus");
  const Cover cover = small_cover();
  FileTags tags = full_tags(cover);
  tags.chapters = chapters_every_second(3, {"a", "b", "c"});
  write_packets(path, {&opus_format, 24000}, fake_work(2, 3.0), tags);
  const auto report = output_of("opusinfo '" + path + "' 2>&1");
  CHECK(report.find("WARNING") == std::string::npos);
  CHECK(report.find("ERROR") == std::string::npos);
  CHECK(report.find("CHAPTER003NAME=c") != std::string::npos);
}

TEST_CASE("texts that are too long are cut between characters") {
  CHECK(leading_characters("abc", 3) == "abc");
  CHECK(leading_characters("aé\U0001F3A7", 2) == "a");
  CHECK(leading_characters("aé\U0001F3A7", 6) == "aé");
  CHECK(leading_characters("aé\U0001F3A7", 7) == "aé\U0001F3A7");
}
