#include "sample_edition.hpp"

#include "publish/file_names.hpp"

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
  for (Chapter& made : edition.chapters) {
    made.first_segment = static_cast<std::uint32_t>(edition.segment_begin.size());
    made.files = {{made.first_segment, 1, made.end - made.begin}};
    edition.segment_begin.push_back(made.begin);
  }
  edition.segment_begin.push_back(seconds(100));
  edition.parts = {{0, 4, seconds(100)}};
  return edition;
}

Edition sample_edition_in_parts() {
  Edition edition = sample_edition();
  edition.segment_begin = {seconds(0), seconds(10), seconds(30), seconds(50), seconds(70.5), seconds(100)};
  edition.chapters[2].segment_count = 2;
  edition.chapters[2].files = {{2, 1, seconds(20)}, {3, 1, seconds(20.5)}};
  edition.chapters[3].first_segment = edition.chapters[3].files[0].first_segment = 4;
  edition.parts = {{0, 3, seconds(50)}, {3, 2, seconds(50)}};
  return edition;
}

BuiltFiles sample_files(const Edition& edition) {
  BuiltFiles built;
  for (std::size_t i = 0; i < edition.parts.size(); ++i) {
    const std::string stem = "sample" + part_suffix(edition, i);
    built.files.push_back({stem + ".mp3", "audio/mpeg", 612'345, true, i});
    built.files.push_back({stem + ".m4b", "audio/mp4", 1'250'000, true, i});
  }
  for (std::size_t i = 0; i < edition.chapters.size(); ++i) {
    const std::string stem = "chapters/0" + std::to_string(i + 1) + "-x";
    auto& files = built.chapter_files.emplace_back();
    for (std::size_t k = 0; k < edition.chapters[i].files.size(); ++k) {
      files.push_back(stem + (k > 0 ? "-" + std::to_string(k + 1) : "") + ".mp3");
      built.files.push_back({files.back(), "audio/mpeg", 1000});
    }
  }
  built.files.push_back({"sample.m3u8", "audio/mpegurl", 100});
  return built;
}

}  // namespace earbound::test
