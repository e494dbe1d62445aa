// What programs that are not ours make of our files; see clients.py.
#include <catch2/catch.hpp>

#include <algorithm>

#include "fixture.hpp"

using namespace earbound;
using namespace earbound::test;

namespace {

std::string ask(const std::string& client, const std::string& path, const std::string& start = "") {
  return output_of("/usr/bin/python3 -B '" EARBOUND_SOURCE_DIR "/tests/encode/clients.py' " + client + " '" + path +
                   "' " + start);
}

std::size_t chapters_read(const std::string& client, const std::string& path) {
  const std::string answer = ask(client, path);
  REQUIRE(!answer.empty());
  return static_cast<std::size_t>(std::count(answer.begin(), answer.end(), '\n')) - 1;
}

}  // namespace

TEST_CASE("players tell the length of an MP3 and jump in it to where they are told") {
  const int bit_rate = GENERATE(16000, 32000, 48000);
  CAPTURE(bit_rate);
  const TemporaryDirectory directory;
  const std::string path = directory.file("long.mp3");
  const auto work = fake_work(1, 60);
  write_packets(path, {&mp3_format, bit_rate}, work);
  const double seconds = to_seconds(work.begins.back());
  for (const std::string client : {"vlc", "mediainfo", "music-metadata", "ffmpeg"}) {
    CAPTURE(client);
    CHECK(std::stod(ask(client, path)) == Approx(seconds).margin(0.2));
  }
  CHECK(std::stod(ask("vlc", path, "40")) == Approx(40).margin(0.2));
}

TEST_CASE("programs that follow one list alone read every chapter of an M4B, and of an MP3 what one list holds") {
  const TemporaryDirectory directory;
  FileTags tags;
  tags.chapters = chapters_every_second(300, {"a title", "ein Titel: ä"});
  const auto work = fake_work(1, 2);
  write_packets(directory.file("many.m4b"), {&m4b_format, 48000}, work, tags);
  write_packets(directory.file("many.mp3"), {&mp3_format, 48000}, work, tags);
  CHECK(chapters_read("music-metadata", directory.file("many.m4b")) == 300);
  CHECK(chapters_read("music-metadata", directory.file("many.mp3")) == 254);
  tags.chapters.resize(255);
  write_packets(directory.file("full.mp3"), {&mp3_format, 48000}, work, tags);
  CHECK(chapters_read("music-metadata", directory.file("full.mp3")) == 255);
}

TEST_CASE("beyond 999 chapters no title of another is overwritten") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("many.opus");
  FileTags tags;
  std::vector<std::string> titles;
  for (int i = 1; i <= 1005; ++i) titles.push_back("Chapter " + std::to_string(i));
  tags.chapters = chapters_every_second(titles.size(), titles);
  write_packets(path, {&opus_format, 24000}, fake_work(1, 2), tags);
  const auto read = read_chapters(path);
  REQUIRE(read.size() == 999);
  CHECK(read[99].title == "Chapter 100");
}

TEST_CASE("the cues of FLAC and WAV are exact to the frame") {
  const TemporaryDirectory directory;
  const auto segment = fake_segment(1, 2.0);
  FileTags tags;
  tags.length = Frames{static_cast<std::int64_t>(segment.size())};
  tags.chapters = {{"a", Milliseconds{0}, Milliseconds{1000}, Frames{0}},
                   {"b", to_milliseconds(Frames{22061}), Milliseconds{2000}, Frames{22061}}};
  for (const auto format : {&flac_format, &wav_format}) {
    const auto file = create_sample_file(directory.file(std::string(format->name)), *format, tags);
    file->add(segment);
    file->finish();
  }
  const auto sheet = output_of("metaflac --list --block-type=CUESHEET '" + directory.file("flac") + "'");
  CHECK(sheet.find("offset: 22061") != std::string::npos);
  const auto cues = output_of("sndfile-info '" + directory.file("wav") + "'");
  INFO(cues);
  CHECK(cues.find("22061") != std::string::npos);
}
