#include "cli/build_choices.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "base/error.hpp"
#include "cli/voices_directory.hpp"
#include "publish/publishers.hpp"

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
  using Formats = std::vector<const SoundFormat*>;
  CHECK(formats("opus,mp3,opus").formats == Formats{&mp3_format, &opus_format});
  CHECK(formats("opus,mp3").publishers.empty());
  CHECK(formats("all").formats == Formats{&mp3_format, &m4b_format, &opus_format, &flac_format, &wav_format});
  CHECK(formats("all").publishers.size() ==
        static_cast<std::size_t>(std::count_if(std::begin(publishers), std::end(publishers),
                                               [](const Publisher* each) { return !each->name.empty(); })));
  CHECK(formats("chapters").formats.empty());
  CHECK(formats("chapters").publishers == std::vector<const Publisher*>{&chapters_publisher});
}

TEST_CASE("what does not exist is wrong usage, told with what there is") {
  CHECK_THAT(failure([](CommandLine& line) { line.formats = "mp3,ogg"; }),
             Catch::StartsWith("there is no format 'ogg'; use any of mp3, m4b, opus, flac, wav, chapters"));
  CHECK_THAT(failure([](CommandLine& line) { line.formats = "mp3,,opus"; }),
             Catch::StartsWith("there is no format ''"));
  CHECK_THAT(failure([](CommandLine& line) { line.formats = ""; }), Catch::StartsWith("no format is asked for"));
  CHECK_THAT(failure([](CommandLine& line) { line.voice = "hal"; }),
             Catch::StartsWith("there is no voice 'hal'; use one of: de, en-gb, en-us, es, fr"));
  CHECK(failure([](CommandLine& line) { line.loudness = "loud"; }) ==
        "there is no loudness profile 'loud'; use one of: podcast, broadcast, acx, none");
}

TEST_CASE("the length of parts is hours or minutes") {
  const auto minutes = [](const std::string& typed) {
    return to_milliseconds(chosen([&](CommandLine& line) { line.part_length = typed; }).layout.longest).count / 60000;
  };
  CHECK(minutes("") == 0);
  CHECK(minutes("2h") == 120);
  CHECK(minutes("90m") == 90);
  CHECK(minutes("120") == 120);
  CHECK(minutes("1h30m") == 90);
  CHECK(minutes("1h5") == 65);
  CHECK(minutes("5m") == 5);
  for (const char* wrong :
       {"h", "m", "2 h", "2hh", "-90", "1.5h", "90s", "two", "99999999999999999999", "9999999h", "m90"})
    CHECK_THAT(failure([&](CommandLine& line) { line.part_length = wrong; }),
               Catch::EndsWith("write hours or minutes, such as 2h, 90m, 1h30m or 120"));
  for (const char* short_one : {"0", "4m", "0h4"})
    CHECK_THAT(failure([&](CommandLine& line) { line.part_length = short_one; }),
               Catch::EndsWith("allow at least 5 minutes with --part-length"));
}

TEST_CASE("acx takes MP3 of its own kind, two hours at most") {
  const auto acx = [](const std::function<void(CommandLine&)>& typed) {
    return [typed](CommandLine& line) {
      line.loudness = "acx";
      typed(line);
    };
  };
  const BuildOptions options = chosen(acx([](CommandLine&) {}));
  CHECK(options.formats == std::vector<const SoundFormat*>{&mp3_format});
  CHECK(options.publishers == std::vector<const Publisher*>{&chapters_publisher});
  CHECK(to_milliseconds(options.layout.longest).count == 120 * 60000);
  const Milliseconds before = to_milliseconds(options.layout.before), after = to_milliseconds(options.layout.after);
  CHECK((before.count >= 500 && before.count <= 1000));
  CHECK((after.count >= 1000 && after.count <= 5000));
  CHECK(to_milliseconds(chosen(acx([](CommandLine& line) { line.part_length = "1h"; })).layout.longest).count ==
        60 * 60000);
  CHECK(to_milliseconds(chosen(acx([](CommandLine& line) { line.part_length = "3h"; })).layout.longest).count ==
        120 * 60000);
  CHECK(failure(acx([](CommandLine& line) { line.formats = "mp3,opus"; })) ==
        "'opus' is not a format that acx takes; use --formats mp3,chapters");
  CHECK(failure(acx([](CommandLine& line) { line.quality = "small"; })) ==
        "the bit rate of acx is fixed; leave out --quality and --max-size");
  CHECK(failure(acx([](CommandLine& line) { line.max_size = 1000; })) ==
        "the bit rate of acx is fixed; leave out --quality and --max-size");
}

TEST_CASE("what is not asked for is left to the article, the machine and the system") {
  const BuildOptions options = chosen([](CommandLine&) {});
  CHECK_FALSE(options.voice);
  CHECK_FALSE(options.rate_wpm);
  CHECK(options.jobs == std::max(1U, std::thread::hardware_concurrency()));
  CHECK(options.loudness.name == "podcast");
  CHECK(options.spoken_contents);
  CHECK_FALSE(options.cache_directory.empty());
  CHECK(options.voices.profiles().size() >= 5);
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
