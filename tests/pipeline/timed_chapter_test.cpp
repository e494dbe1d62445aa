// The timed text of whole works, made with the engine.

#include "pipeline/timed_chapter.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "../base/temporary_directory.hpp"
#include "base/json.hpp"
#include "config/voice_profile.hpp"
#include "model/texts.hpp"
#include "pipeline/edition_assembly.hpp"
#include "pipeline/narrator.hpp"
#include "pipeline/source_reading.hpp"
#include "pipeline/voice_choice.hpp"
#include "pipeline/workforce.hpp"

using namespace earbound;

namespace {

class Silent final : public Progress {
 public:
  void begin_work(const std::string&, std::size_t) override {}
  void advance(std::size_t, std::size_t) override {}
  void finish_chapter(std::size_t, std::size_t, const std::string&) override {}
  void finish_work(const std::string&, const std::string&, const std::string&) override {}
  void explain(const std::string&) override {}
  void fail(const std::string&) override {}
  void warn(const std::string&) override {}
};

/// What is spoken of every chapter of a file, in time.
struct Heard {
  std::size_t words = 0, written = 0;
  Coverage coverage;
};

Heard listen(const std::string& source) {
  const TemporaryDirectory place;
  const std::string directory = EARBOUND_SOURCE_DIR "/voices";
  BuildOptions options;
  options.reading.voices_directory = directory;
  options.voices = {list_voice_profiles(std::span(&directory, 1)), directory};
  Servers servers(1);
  const ReadSource read = read_source(servers.sources, source, options);
  const TextIndex texts(read.document);
  Heard heard;
  const Scriptwriter writer(read.document, script_options(options, read.voice, source));
  NarrationPlan plan(place.path());
  for (std::size_t i = 0; i < writer.outline().size(); ++i) plan.append(writer.section(i, heard.coverage));
  const EntryStore store(place / "cache");
  SegmentService service(*servers.speech, store, choose_voices(options, read.voice, plan.languages(), Pace{}), {}, "");
  Silent silent;
  WorkerPool threads(1);
  Narrator narrator(source, texts, options, plan, plan.sections().size(), threads, silent);
  narrator.set_mastering({}, service);
  narrator.name_clips(plan.segments().size(), service);
  narrator.narrate(plan.segments().size(), service);
  const Edition edition = assemble_edition(plan, read.document.metadata, {});
  REQUIRE(writer.texts().size() == edition.chapters.size());

  const PlaceReader places(texts);
  Frames reached;
  for (std::size_t i = 0; i < edition.chapters.size(); ++i) {
    const TimedChapter chapter = timed_chapter(edition, plan, service, i);
    REQUIRE_FALSE(chapter.utterances.empty());
    CHECK(chapter.utterances.back().sentence_end);
    for (const TimedUtterance& utterance : chapter.utterances) {
      INFO(utterance.text);
      REQUIRE_FALSE(utterance.language.empty());
      REQUIRE_FALSE(utterance.words.empty());
      REQUIRE(utterance.begin >= reached);
      REQUIRE(utterance.begin >= edition.segment_begin[utterance.segment]);
      REQUIRE(utterance.end <= edition.segment_begin[utterance.segment] + edition.segment_length[utterance.segment]);
      reached = utterance.begin;
      for (const TimedWord& word : utterance.words) {
        REQUIRE(word.begin >= reached);
        REQUIRE(word.end >= word.begin);
        reached = word.end;
        ++heard.words;
        if (!word.place.is_written()) continue;
        ++heard.written;
        const std::string written = places.written(word.place);
        REQUIRE(written.size() == word.place.range.end - word.place.range.begin);
        REQUIRE_FALSE(written.empty());
      }
      REQUIRE(utterance.end >= reached);
      reached = utterance.end;
      if (utterance.paragraph_end) CHECK(utterance.sentence_end);
    }
    CHECK(reached <= edition.chapters[i].end);
  }
  return heard;
}

}  // namespace

TEST_CASE("every spoken word of the shipped articles is heard in order, and its place leads to what is written") {
  for (const char* name :
       {"immunotherapy-in-breast-cancer", "leer-con-los-oidos", "lire-avec-les-oreilles", "mit-den-ohren-lesen"}) {
    INFO(name);
    const Heard heard = listen(std::string(EARBOUND_SOURCE_DIR "/content/") + name + ".md");
    CHECK(heard.written > heard.coverage.spoken * 9 / 10);  // some places hold several written words
    CHECK(heard.words > heard.written);
  }
}
