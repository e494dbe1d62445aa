#include "sample_edition.hpp"

namespace earbound::test {

namespace {

Frames seconds(double s) { return {static_cast<std::int64_t>(s * narration_rate.hz)}; }

Chapter chapter(std::string title, int level, double begin, double end, double subtree_end) {
  Chapter made;
  made.title = std::move(title);
  made.level = level;
  made.begin = seconds(begin);
  made.end = seconds(end);
  made.subtree_end = seconds(subtree_end);
  made.segment_count = 1;
  return made;
}

}  // namespace

Edition sample_edition() {
  Edition edition;
  edition.name = "sample";
  edition.metadata.title = "Salt & <b>Pepper</b>";
  edition.metadata.authors = {"The \"house\""};
  edition.metadata.language = "en-GB";
  edition.metadata.date = "2026-11-23";
  edition.metadata.description = "A description";
  edition.gain_db = 3.0;
  edition.chapters = {chapter("Contents", 1, 0, 10, 10), chapter("One", 1, 10, 30, 70.5),
                      chapter("One and\na half <script>", 2, 30, 70.5, 70.5), chapter("Two", 1, 70.5, 100, 100)};
  edition.chapters[0].announcement = true;
  edition.chapters[1].lines = {3, 3};
  for (const Chapter& made : edition.chapters) edition.segment_begin.push_back(made.begin);
  edition.segment_begin.push_back(seconds(100));
  return edition;
}

BuiltFiles sample_files(const Edition& edition) {
  BuiltFiles built;
  built.files = {{"sample.m4b", "audio/mp4", 1'250'000}, {"sample.mp3", "audio/mpeg", 612'345}};
  for (std::size_t i = 0; i < edition.chapters.size(); ++i) {
    built.chapter_files.push_back("chapters/0" + std::to_string(i + 1) + "-x.mp3");
    built.files.push_back({built.chapter_files.back(), "audio/mpeg", 1000});
  }
  built.files.push_back({"sample.m3u8", "audio/mpegurl", 100});
  return built;
}

}  // namespace earbound::test
