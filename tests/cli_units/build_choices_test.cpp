#include "cli/build_choices.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "base/error.hpp"
#include "cli/voices_directory.hpp"

using namespace earbound;

namespace {

BuildOptions chosen(const std::function<void(CommandLine&)>& typed) {
  CommandLine line;
  typed(line);
  return build_options(line);
}

std::string failure(const std::function<void(CommandLine&)>& typed) {
  try {
    (void)chosen(typed);
  } catch (const UsageError& error) {
    return error.sentence();
  }
  return "no error";
}

}  // namespace

TEST_CASE("formats come in the order of the table, each once, 'all' being every one") {
  const auto formats = [](const std::string& list) { return chosen([&](CommandLine& line) { line.formats = list; }); };
  using Formats = std::vector<AudioFormat>;
  CHECK(formats("opus,mp3,opus").formats == Formats{AudioFormat::mp3, AudioFormat::opus});
  CHECK_FALSE(formats("opus,mp3").chapter_files);
  CHECK(formats("all").formats == Formats{AudioFormat::mp3, AudioFormat::m4b, AudioFormat::opus, AudioFormat::flac, AudioFormat::wav});
  CHECK(formats("all").chapter_files);
  CHECK(formats("chapters").formats.empty());
  CHECK(formats("chapters").chapter_files);
}

TEST_CASE("what does not exist is wrong usage, told with what there is") {
  CHECK_THAT(failure([](CommandLine& line) { line.formats = "mp3,ogg"; }),
             Catch::StartsWith("there is no format 'ogg'; use any of mp3, m4b, opus, flac, wav, chapters"));
  CHECK_THAT(failure([](CommandLine& line) { line.formats = "mp3,,opus"; }), Catch::StartsWith("there is no format ''"));
  CHECK_THAT(failure([](CommandLine& line) { line.formats = ""; }), Catch::StartsWith("no format is asked for"));
  CHECK_THAT(failure([](CommandLine& line) { line.voice = "hal"; }),
             Catch::StartsWith("there is no voice 'hal'; use one of: de, en-gb, en-us, es, fr"));
  CHECK(failure([](CommandLine& line) { line.loudness = "loud"; }) ==
        "there is no loudness profile 'loud'; use one of: podcast, broadcast, none");
}

TEST_CASE("what is not asked for is left to the article, the machine and the system") {
  const BuildOptions options = chosen([](CommandLine&) {});
  CHECK_FALSE(options.voice);
  CHECK_FALSE(options.rate_wpm);
  CHECK(options.jobs == std::max(1U, std::thread::hardware_concurrency()));
  CHECK(options.loudness.name == "podcast");
  CHECK(options.spoken_contents);
  CHECK_FALSE(options.cache_directory.empty());
  CHECK(options.voices.size() >= 5);
}

TEST_CASE("what is asked for is taken over") {
  const BuildOptions options = chosen([](CommandLine& line) {
    line.voice = "fr";
    line.rate = 250;
    line.jobs = 3;
    line.headings = 2;
    line.toc = "none";
    line.loudness = "broadcast";
    line.cache_directory = "somewhere";
    line.output = "public";
  });
  CHECK(options.voice->name == "fr");
  CHECK(options.rate_wpm == 250);
  CHECK(options.jobs == 3);
  CHECK(options.reading.heading_depth == 2);
  CHECK_FALSE(options.spoken_contents);
  CHECK(options.loudness.loudness == -23);
  CHECK(options.cache_directory == "somewhere");
  CHECK(options.output == "public");
  CHECK(chosen([](CommandLine& line) {
          line.cache_directory = "somewhere";
          line.no_cache = true;
        }).cache_directory.empty());
}

TEST_CASE("the voices are found from the program, wherever it is called") {
  CHECK_THAT(voices_directory(), Catch::EndsWith("voices"));
}
