#include "pipeline/build_record.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "../base/temporary_directory.hpp"

namespace fs = std::filesystem;
using namespace earbound;

namespace {

/// A finished build of a source with a lexicon and one voice.
struct Built {
  TemporaryDirectory place;
  std::string source = place / "article.md", lexicon = place / "words.pls", own_lexicon = place / "elsewhere/voice.pls",
              voices = place / "voices", edition = place / "output/article";
  EntryStore store{place / "cache"};
  BuildOptions options;

  Built() {
    write_text(source, "# One\n\nTwo.\n");
    write_text(lexicon, "<lexicon/>");
    write_text(own_lexicon, "<lexicon/>");
    write_text(voices + "/en.yaml", "language: en\n");
    write_text(edition + "/article.mp3", "sound");
    write_text(edition + "/chapters/01-one.mp3", "more sound");
    VoiceProfile voice;
    options.reading.voices_directory = voices;
    voice.lexicons = {own_lexicon};
    options.voices = {{voice}, voices};
    options.output = place / "output";
    options.rate_wpm = 175;
    const BuildRecord record(store, source, options, build_origin(options));
    record.save(record.made_from({lexicon}), {lexicon}, {"a warning"}, {{"Article", edition, "0:01"}});
  }
  [[nodiscard]] bool unchanged() const {
    return BuildRecord(store, source, options, build_origin(options)).unchanged();
  }
};

}  // namespace

TEST_CASE("a build that would be repeated exactly is known, with what it told") {
  const Built built;
  const BuildRecord record(built.store, built.source, built.options, build_origin(built.options));
  REQUIRE(record.unchanged());
  CHECK(record.warnings() == std::vector<std::string>{"a warning"});
  REQUIRE(record.editions().size() == 1);
  CHECK(record.editions()[0].title == "Article");
  CHECK(record.editions()[0].length == "0:01");
}

TEST_CASE("whatever a build depends on, or has left, makes it a changed one") {
  Built built;
  const std::pair<const char*, std::function<void()>> changes[] = {
      {"the source", [&] { write_text(built.source, "# One\n\nThree.\n"); }},
      {"a lexicon", [&] { write_text(built.lexicon, "<lexicon version='1.0'/>"); }},
      {"a lexicon that is gone", [&] { fs::remove(built.lexicon); }},
      {"a lexicon of a voice", [&] { write_text(built.own_lexicon, "<lexicon version='1.0'/>"); }},
      {"a voice", [&] { write_text(built.voices + "/en.yaml", "language: en-GB\n"); }},
      {"a new file of the voices", [&] { write_text(built.voices + "/cues/heading.wav", "bell"); }},
      {"the settings", [&] { built.options.rate_wpm = 300; }},
      {"another output", [&] { built.options.output = built.place / "elsewhere"; }},
      {"a delivered file that was written over", [&] { write_text(built.edition + "/article.mp3", "SOUND"); }},
      {"a delivered file that is gone", [&] { fs::remove(built.edition + "/chapters/01-one.mp3"); }},
      {"a file too many", [&] { write_text(built.edition + "/note.txt", "mine"); }},
      {"a delivered file that became a link to its copy",
       [&] {
         fs::rename(built.edition + "/article.mp3", built.place / "copy");
         fs::create_symlink(built.place / "copy", built.edition + "/article.mp3");
       }},
      {"an edition that became a link to its copy",
       [&] {
         fs::rename(built.edition, built.place / "copy");
         fs::create_directory_symlink(built.place / "copy", built.edition);
       }},
      {"a lexicon of the same name from elsewhere", [&] { built.options.reading.lexicons = {"elsewhere/own.pls"}; }},
  };
  const std::size_t which = GENERATE(range<std::size_t>(0, 14));
  INFO(changes[which].first);
  REQUIRE(built.unchanged());
  changes[which].second();
  CHECK_FALSE(built.unchanged());
}
