#include "cli/command_line.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "captured.hpp"
#include "cli/build_choices.hpp"
#include "pipeline/build_settings.hpp"

using namespace earbound;

namespace {

struct Understood {
  std::optional<CommandLine> line;
  int status = 0;
  std::string message;  ///< on standard error
};

Understood understand(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "earbound");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  Understood result;
  result.message = captured(
      stderr, [&] { result.line = parse_command_line(static_cast<int>(argv.size()), argv.data(), result.status); });
  return result;
}

}  // namespace

TEST_CASE("a build with nothing but its input has the usual settings") {
  const auto understood = understand({"build", "a.md", "b.txt"});
  REQUIRE(understood.line);
  CHECK(understood.line->command == Command::build);
  CHECK(understood.line->inputs == std::vector<std::string>{"a.md", "b.txt"});
  CHECK(understood.line->output == "output");
  CHECK_FALSE(understood.line->formats);  // what the loudness profile delivers
  CHECK(understood.line->jobs == 0);
  CHECK(understood.line->headings == 6);
  CHECK(understood.line->toc == "spoken");
  CHECK_FALSE(understood.line->quiet);
}

TEST_CASE("every option of a build is understood") {
  const auto understood =
      understand({"build",      "a.md",      "-o",         "out",  "--formats",  "mp3,flac", "--voice", "de",
                  "--rate",     "300",       "--jobs",     "7",    "--headings", "2",        "--toc",   "none",
                  "--loudness", "broadcast", "--progress", "json", "--quiet",    "--cache",  "dir",     "--no-cache"});
  REQUIRE(understood.line);
  CHECK(understood.line->output == "out");
  CHECK(understood.line->formats == "mp3,flac");
  CHECK(understood.line->voice == "de");
  CHECK(understood.line->rate == 300);
  CHECK(understood.line->jobs == 7);
  CHECK(understood.line->headings == 2);
  CHECK(understood.line->toc == "none");
  CHECK(understood.line->loudness == "broadcast");
  CHECK(understood.line->progress == "json");
  CHECK(understood.line->quiet);
  CHECK(understood.line->cache_directory == "dir");
  CHECK(understood.line->no_cache);
  CHECK(understand({"build", "a.md", "--max-size", "25MB"}).line->max_size == 25'000'000);
  for (const char* wrong : {"-1", "0", "00MB", "99999999999999999999", "MB", "1.5MB", "9999999999", ""})
    CHECK_FALSE(understand({"build", "a.md", "--max-size", wrong}).line);
}

TEST_CASE("the other commands are understood") {
  CHECK(understand({"outline", "a.md"}).line->command == Command::outline);
  CHECK(understand({"voices", "--language", "en"}).line->engine_language == "en");
  const auto cache = understand({"cache", "--clear", "--cache", "dir"});
  CHECK(cache.line->command == Command::cache);
  CHECK(cache.line->cache_clear);
  CHECK(cache.line->cache_directory == "dir");
}

TEST_CASE("wrong usage gives status 2 and one line that says where help is") {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{},
                                             {"build"},
                                             {"sing", "a.md"},
                                             {"build", "a.md", "--rate", "79"},
                                             {"build", "a.md", "--rate", "451"},
                                             {"build", "a.md", "--rate", "fast"},
                                             {"build", "a.md", "--jobs", "0"},
                                             {"build", "a.md", "--jobs", "257"},
                                             {"build", "a.md", "--headings", "7"},
                                             {"build", "a.md", "--toc", "maybe"},
                                             {"build", "a.md", "--progress", "spinner"},
                                             {"build", "a.md", "--shout"}}) {
    const auto understood = understand(wrong);
    CHECK_FALSE(understood.line);
    CHECK(understood.status == 2);
    CHECK_THAT(understood.message,
               Catch::StartsWith("error: ") && Catch::EndsWith("`earbound --help` explains the command line\n"));
    CHECK(std::count(understood.message.begin(), understood.message.end(), '\n') == 1);
  }
}

TEST_CASE("every option of a build is told in its report, or changes nothing of what is delivered") {
  const std::set<std::string> harmless = {"help",  "output",   "jobs", "explain", "progress", "quiet",
                                          "cache", "no-cache", "name", "from",    "prune",    "watch"};
  std::set<std::string> told;
  for (const Setting& setting : build_settings(build_options(CommandLine()))) told.insert(setting.name);
  std::set<std::string> typed;
  for (std::string name : build_option_names()) {
    if (harmless.count(name) != 0) continue;
    std::replace(name.begin(), name.end(), '-', '_');
    typed.insert(name == "lexicon" ? "lexicons" : name);
  }
  CHECK(told == typed);
}
