#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "config/language.hpp"
#include "publish/page_template.hpp"
#include "publish/player_times.hpp"

using namespace earbound;

namespace {

std::string filled(std::string_view page) {
  std::string text;
  fill_template(
      page, [&](std::string_view copied) { text += copied; },
      [&](std::string_view name) { text += "<" + std::string(name) + ">"; });
  return text;
}

struct EmptyDirectory {
  EmptyDirectory() : path(std::filesystem::temp_directory_path() / "earbound-player-times-test") {
    std::filesystem::remove_all(path);
    std::filesystem::create_directory(path);
  }
  ~EmptyDirectory() { std::filesystem::remove_all(path); }
  [[nodiscard]] std::string text(const std::string& name) const {
    std::ifstream stream(path / name);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::filesystem::path path;
};

HeardStretch sentence(const std::string& id, bool shown, std::vector<std::pair<int, int>> words) {
  HeardStretch made;
  made.id = id;
  made.shown = shown;
  made.begin = to_frames({words.front().first});
  made.end = to_frames({words.back().second});
  for (const auto& [begin, end] : words) made.words.push_back({id, {}, to_frames({begin}), to_frames({end})});
  if (!shown) made.words.clear();
  return made;
}

}  // namespace

TEST_CASE("a page is its template with all names filled in") {
  CHECK(filled("a {{b}}{{c d}} e}} {f} {{g") == "a <b><c d> e}} {f} {{g");
  CHECK(filled("") == "");
}

TEST_CASE("times are written chapter by chapter, in files of some size") {
  const EmptyDirectory directory;
  FileSink sink(directory.path.string());
  PlayerTimes times(sink, [](std::uint32_t, Frames at) { return to_milliseconds(at); });
  const std::vector<HeardStretch> first = {sentence("s1-1", true, {{100, 400}, {450, 900}}),
                                           sentence("s1-2", false, {{1000, 1500}}),
                                           sentence("r7", true, {{2000, 2100}})};
  CHECK(times.add(first) == 1);
  CHECK(times.add({}) == 1);
  std::vector<HeardStretch> many;
  for (int i = 0; i < 5000; ++i) many.push_back(sentence("s3-1", true, {{3000, 3100}}));
  CHECK(times.add(many) == 1);
  CHECK(times.add(first) == 2);
  times.finish();
  CHECK(directory.text("player/times-1.js")
            .starts_with(
                "earbound.times(0, [\n[[1,100,800,0,300,350,450],[0,1000,500],[\"r7\",2000,100,0,100]],\n[],\n"));
  CHECK(directory.text("player/times-2.js").starts_with("earbound.times(3, [\n[[1,100"));
  CHECK(sink.files().size() == 2);
}

TEST_CASE("the words of the player are complete in each language that has them") {
  const std::string voices = EARBOUND_SOURCE_DIR "/voices";
  const PlayerWords english = load_player_words(voices, "en");
  CHECK(english.words.at("back") == "Back {n} seconds");
  for (const char* language : {"de-AT", "fr", "es", "it"}) {
    const PlayerWords words = load_player_words(voices, language);
    CHECK(words.language == std::string(language).substr(0, 2));
    CHECK(words.words.size() == english.words.size());
    for (const auto& [key, text] : words.words) {
      INFO(language << " " << key);
      CHECK((text.find("{n}") == std::string::npos) == (english.words.at(key).find("{n}") == std::string::npos));
    }
  }
  CHECK(load_player_words(voices, "cy").language == "en");
  CHECK(load_player_words("/nowhere", "cy").words == english.words);
}
