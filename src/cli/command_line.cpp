#include "cli/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "cli/format_names.hpp"
#include "pipeline/choice_names.hpp"

namespace earbound {
namespace {

constexpr const char* examples = R"(Examples:
  earbound build article.md
      Speaks article.md into output/article/: MP3, M4B and Opus with chapters, one file for each chapter, tables of
      contents.
  earbound build content -o public --formats mp3,chapters --quiet
      Every article in content/, for a podcast, without a word unless something goes wrong.
  earbound build book.txt --voice de --rate 300 --headings 1
      A fast German reading in which only the uppermost headings become chapters.
  earbound outline book.txt
      The chapters that would be made, to check before speaking.

Exit status: 0 built, 1 could not build, 2 wrong usage.)";

void add_reading_options(CLI::App& command, CommandLine& line) {
  command.add_option("INPUT", line.inputs, "A Markdown (.md) or plain text (.txt) file, or a directory of them")
      ->required();
  command.add_option("--voice", line.voice,
                     "Voice profile, or voice of the engine such as pl or pl+f3; `earbound voices` lists them");
  command.add_option("--rate", line.rate, "Words a minute, 80 to 450")->check(CLI::Range(80, 450));
  command
      .add_option("--headings", line.headings,
                  "How deep chapters go: headings below this level are read inside their chapter")
      ->check(CLI::Range(1, 6))
      ->capture_default_str();
  command.add_option("--verbosity", line.verbosity, "How much of the structure is told: brief, standard, full")
      ->check(CLI::IsMember(names_of(verbosities)))
      ->capture_default_str();
  command.add_option("--code", line.code, "Blocks of program text: read, summarise, skip")
      ->check(CLI::IsMember(names_of(code_policies)))
      ->capture_default_str();
  command.add_option("--notes", line.notes, "Footnotes: inline (after their sentence), section (at its end), skip")
      ->check(CLI::IsMember(names_of(note_policies)))
      ->capture_default_str();
  command
      .add_option("--cues", line.cues,
                  "Cue sounds before headings, quotes and code: sounds, none; when not given, sounds (for acx, none)")
      ->check(CLI::IsMember(names_of(cue_choices)));
  command
      .add_option("--lexicon", line.lexicons,
                  "Pronunciation lexicon (PLS 1.0) to use as well; may be given several times")
      ->allow_extra_args(false);
  command.add_flag("--detect-language", line.detect_language,
                   "Speak unmarked paragraphs of another language in that language");
}

/// Why `text` is no size, or nothing. Sizes that do not fit into 64 bits would count as none.
std::string size_fault(const std::string& text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool some = text.find_first_of("123456789") < digits;
  return some && digits <= 9 ? "" : "'" + text + "' is no size; write one such as 25MB";
}

void add_build(CLI::App& app, CommandLine& line) {
  CLI::App& build = *app.add_subcommand("build", "Speak articles or books into chaptered audio");
  add_reading_options(build, line);
  build.add_option("-o,--output", line.output, "Directory in which each INPUT gets a directory of its own")
      ->capture_default_str();
  build.add_option("--formats", line.formats,
                   fmt::format("Any of {} ({}); when not given, {} (for acx, {})", fmt::join(format_names(), ","),
                               publisher_labels(), usual_formats, acx_formats));
  build
      .add_option(
          "--editions", line.editions,
          "Paces at which the work is read, each a directory of its own: any of slow,normal,fast or words a minute")
      ->capture_default_str();
  build.add_option("--jobs", line.jobs, "Workers; one for each core when not given")->check(CLI::Range(1, 256));
  build.add_option("--toc", line.toc, "Table of contents at the beginning, for works of three chapters or more")
      ->check(CLI::IsMember(names_of(contents_choices)))
      ->capture_default_str();
  build
      .add_option("--overlay", line.overlay,
                  "What a book that is read along highlights at a time: word, sentence, paragraph")
      ->check(CLI::IsMember(names_of(overlay_units)))
      ->capture_default_str();
  build
      .add_option("--loudness", line.loudness,
                  "Loudness profile: podcast (-16 LUFS), broadcast (-23 LUFS), acx (audiobooks for ACX: -20 dB RMS, "
                  "44.1 kHz), none")
      ->capture_default_str();
  build
      .add_option("--quality", line.quality,
                  fmt::format("Bit rates for speech in kb/s: small ({}), standard ({}), high ({})",
                              quality_rates("small"), quality_rates("standard"), quality_rates("high")))
      ->check(CLI::IsMember(names_of(qualities)))
      ->capture_default_str();
  build
      .add_option("--max-size", line.max_size,
                  "Largest file of a whole work, such as 25MB: the best bit rate that fits is taken")
      ->transform(CLI::AsSizeValue(true))
      ->transform(CLI::Validator(size_fault, "SIZE"));
  build.add_option("--part-length", line.part_length,
                   "Longest file of sound, such as 2h, 90m or 120 (minutes): a longer work is split into parts, at "
                   "chapters where possible");
  build.add_flag("--watch", line.watch, "Build again whenever an article or a file beside it is saved");
  build.add_flag("--prune", line.prune,
                 "Remove from the output what earlier builds of the directory made of articles that are gone");
  build.add_flag("--explain", line.explain, "Say of every piece that is made again why");
  build.add_option("--progress", line.progress, "How progress is told on standard error")
      ->check(CLI::IsMember({"bar", "plain", "json"}));
  build.add_flag("--quiet", line.quiet, "Say nothing but warnings and errors");
  build.add_option("--cache", line.cache_directory, "Directory in which finished pieces are kept for the next build");
  build.add_flag("--no-cache", line.no_cache, "Keep nothing for the next build");
  build.callback([&line] { line.command = Command::build; });
}

void add_others(CLI::App& app, CommandLine& line) {
  CLI::App& init = *app.add_subcommand("init", "Make a directory with a commented earbound.yaml and a first article");
  init.add_option("DIR", line.inputs, "The directory; it may be there already")->required()->expected(1);
  init.callback([&line] { line.command = Command::init; });

  CLI::App& outline =
      *app.add_subcommand("outline", "Show the chapters found, their words and estimated minutes; speak nothing");
  add_reading_options(outline, line);
  outline.callback([&line] { line.command = Command::outline; });

  CLI::App& script = *app.add_subcommand("script", "Print what would be spoken, in order, with lines, pauses and cues");
  add_reading_options(script, line);
  script.add_flag("--explain", line.explain, "Show by which class or rule each changed word is read");
  script.add_flag("--places", line.places, "Print instead where each spoken word is written, one a line");
  script.callback([&line] { line.command = Command::script; });

  CLI::App& lexicon = *app.add_subcommand("lexicon", "Try pronunciations, and find the words that need one");
  lexicon.require_subcommand(1);
  CLI::App& test = *lexicon.add_subcommand("test", "Show what would be said for words, in IPA");
  test.add_option("WORD", line.words, "The words, as they would be written")->required();
  test.add_option("--voice", line.voice, "Voice profile, or voice of the engine");
  test.add_option("--lexicon", line.lexicons, "Pronunciation lexicon (PLS 1.0) to use as well")
      ->allow_extra_args(false);
  test.callback([&line] { line.command = Command::lexicon_test; });
  CLI::App& suggest = *lexicon.add_subcommand("suggest", "List the words that the engine is likely to get wrong");
  add_reading_options(suggest, line);
  suggest.callback([&line] { line.command = Command::lexicon_suggest; });

  CLI::App& voices = *app.add_subcommand("voices", "List voice profiles and the engine's voices");
  voices.add_option("--language", line.engine_language, "Only those of this language, such as en or pt-br");
  voices.callback([&line] { line.command = Command::voices; });

  CLI::App& check =
      *app.add_subcommand("check", "Verify finished editions again: files, hashes, sound, times, chapters");
  check.add_option("DIR", line.inputs, "Directories that `earbound build` made, such as output/article")->required();
  check.callback([&line] { line.command = Command::check; });

  CLI::App& cache = *app.add_subcommand("cache", "Show or clean what is kept for the next build");
  cache.add_option("--cache", line.cache_directory, "The cache's directory, when not the usual one");
  cache.add_flag("--stats", line.cache_stats, "Show how much is kept (the default)");
  cache.add_flag("--prune", line.cache_prune, "Remove what was not used for the longest time, down to the usual limit");
  cache.add_flag("--clear", line.cache_clear, "Remove everything");
  cache.callback([&line] { line.command = Command::cache; });
}

}  // namespace

std::vector<std::string> build_option_names() {
  CommandLine line;
  CLI::App app;
  add_build(app, line);
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_subcommand("build")->get_options())
    if (!option->get_lnames().empty()) names.push_back(option->get_lnames().front());
  return names;
}

std::optional<CommandLine> parse_command_line(int argc, char** argv, int& status) {
  CommandLine line;
  CLI::App app("Turns articles and books into audio that people navigate by ear.", "earbound");
  app.set_version_flag("--version", "earbound " EARBOUND_VERSION);
  app.require_subcommand(1);
  app.footer(examples);
  app.get_formatter()->column_width(36);
  add_build(app, line);
  add_others(app, line);
  try {
    app.parse(argc, argv);
    return line;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      status = app.exit(error);
    } else {
      std::fprintf(stderr, "error: %s; `earbound --help` explains the command line\n", error.what());
      status = 2;
    }
    return std::nullopt;
  }
}

}  // namespace earbound
