#include "cli/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <sstream>
#include <string_view>

#include "cli/command_table.hpp"
#include "cli/format_names.hpp"
#include "master/mastering.hpp"
#include "parse/source_kinds.hpp"
#include "pipeline/choice_names.hpp"
#include "pipeline/format_choice.hpp"
#include "serve/file_server.hpp"

namespace earbound {
namespace {

/// "podcast (-16 LUFS), …, none".
std::string loudness_targets() {
  std::string targets;
  for (const LoudnessProfile& profile : loudness_profiles()) {
    targets += fmt::format("{}{}", targets.empty() ? "" : ", ", profile.name);
    if (profile.adjust)
      targets += fmt::format(" ({} {})", profile.loudness, profile.meter == Meter::rms ? "dB RMS" : "LUFS");
  }
  return targets;
}

constexpr const char* examples = R"(Examples:
  earbound build article.md
      Speaks article.md into output/article/: MP3, M4B and Opus with chapters, one file for each chapter, tables of
      contents.
  earbound build content -o public --formats mp3,chapters --quiet
      Every article in content/, for a podcast, without a word unless something goes wrong.
  earbound build book.txt --voice de --rate 300 --headings 1
      A fast German reading in which only the uppermost headings become chapters.
  earbound serve output --bind 0.0.0.0 --qr
      What was built, for a phone in the same network: point its camera at the code.
  earbound outline book.txt
      The chapters that would be made, to check before speaking.

Exit status: 0 built, 1 could not build, 2 wrong usage.)";

std::vector<std::string> names_of_kinds() {
  std::vector<std::string> names;
  for (const SourceKind& kind : source_kinds()) names.emplace_back(kind.name);
  return names;
}

void add_reading_options(CLI::App& command, CommandLine& line) {
  command
      .add_option(
          "INPUT", line.inputs,
          fmt::format("A file that ends in {}, a directory of them, or - for standard input", source_suffixes()))
      ->required();
  command.add_option("--name", line.name,
                     "What standard input is called, and its edition; standard-input when not given");
  command
      .add_option("--from", line.from,
                  fmt::format("What standard input is: {}; markdown when not given", fmt::join(names_of_kinds(), ", ")))
      ->check(CLI::IsMember(names_of_kinds()));
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
  command.add_flag("--whole-page", line.whole_page,
                   "Read all of a web page: its navigation, comments and notices too, not its article alone");
}

/// Why `text` is no size, or nothing. Sizes that do not fit into 64 bits would count as none.
std::string size_fault(const std::string& text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool some = text.find_first_of("123456789") < digits;
  return some && digits <= 9 ? "" : "'" + text + "' is no size; write one such as 25MB";
}

void add_loudness(CLI::App& command, CommandLine& line) {
  command
      .add_option("--loudness", line.loudness,
                  "Loudness profile: " + loudness_targets() + "; acx: files as audiobooks for ACX must be")
      ->capture_default_str();
}

void add_cache_options(CLI::App& command, CommandLine& line) {
  command.add_option("--cache", line.cache_directory,
                     "Directory in which finished segments are kept for the next build");
  command.add_flag("--no-cache", line.no_cache, "Keep nothing for the next build");
}

void add_build(CLI::App& app, CommandLine& line) {
  CLI::App& build = *app.add_subcommand("build", "Speak articles or books into chaptered audio");
  add_reading_options(build, line);
  build.add_option("-o,--output", line.output, "Directory in which each INPUT gets a directory of its own")
      ->capture_default_str();
  build.add_option(
      "--formats", line.formats,
      fmt::format(
          "Any of {} ({}); when not given, those that the article or earbound.yaml names, else {} (for acx, {})",
          fmt::join(format_names(), ","), publisher_labels(), usual_formats, acx_formats));
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
  add_loudness(build, line);
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
  build.add_flag("--explain", line.explain, "Say of every segment that is made again why");
  build.add_option("--progress", line.progress, "How progress is told on standard error")
      ->check(CLI::IsMember({"bar", "plain", "json"}));
  build.add_flag("--quiet", line.quiet, "Say nothing but warnings and errors");
  add_cache_options(build, line);
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

void add_preview(CLI::App& app, CommandLine& line) {
  CLI::App& preview = *app.add_subcommand("preview", "Hear one section as a build would make it, at once");
  add_reading_options(preview, line);
  preview
      .add_option("--section", line.section,
                  "Which: its number, as `earbound outline` shows it, or its title or part of it")
      ->capture_default_str();
  preview.add_option("-o,--output", line.preview_file,
                     "File of sound to write, such as section.mp3; when not given, the section is played");
  add_loudness(preview, line);
  add_cache_options(preview, line);
  preview.callback([&line] { line.command = Command::preview; });
}

void add_serve(CLI::App& app, CommandLine& line) {
  constexpr int highest_port = 65535;
  CLI::App& serve = *app.add_subcommand("serve", "Serve what was built to browsers and podcast apps, over HTTP");
  serve.add_option("DIR", line.serve_directory, "Directory to serve: that of `earbound build -o`")
      ->capture_default_str();
  serve.add_option(
      "--bind", line.bind_address,
      "Address of this computer at which others may reach it, in numbers; 0.0.0.0 for all. When not given, "
      "only this computer reaches it");
  serve.add_option("--port", line.port, fmt::format("Port; {} when not given, 0 for any that is free", usual_port))
      ->check(CLI::Range(0, highest_port));
  serve.add_flag("--qr", line.qr, "Draw the address as a QR code, for the camera of a phone");
  serve.callback([&line] { line.command = Command::serve; });
}

void add_completion(CLI::App& app, CommandLine& line) {
  CLI::App& completion =
      *app.add_subcommand("completion", "Print the script with which a shell completes this command line");
  completion.add_option("SHELL", line.shell, "bash, zsh, fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion.callback([&line] { line.command = Command::completion; });
}

void add_all(CLI::App& app, CommandLine& line) {
  app.set_version_flag("--version", "earbound " EARBOUND_VERSION);
  add_build(app, line);
  add_others(app, line);
  add_preview(app, line);
  add_serve(app, line);
  add_completion(app, line);
}

/// What an option takes beside one of the values that it is checked against.
struct KnownOperand {
  std::string_view name;
  Operand operand;
};

constexpr KnownOperand known_operands[] = {
    {"--output", Operand::directory}, {"--cache", Operand::directory}, {"--lexicon", Operand::file},
    {"--voice", Operand::voice},      {"--formats", Operand::list_of}, {"--editions", Operand::list_of},
    {"--loudness", Operand::one_of},  {"INPUT", Operand::source},      {"DIR", Operand::directory},
};

std::vector<std::string> known_choices(std::string_view name) {
  if (name == "--formats") return format_names();
  if (name == "--editions") return {"slow", "normal", "fast"};
  std::vector<std::string> choices;
  if (name == "--loudness")
    for (const LoudnessProfile& profile : loudness_profiles()) choices.emplace_back(profile.name);
  return choices;
}

/// Those that CLI11 tells an option is checked against: "TEXT:{bar,plain,json}".
std::vector<std::string> checked_choices(const std::string& type) {
  const std::size_t open = type.find('{'), close = type.find('}');
  std::vector<std::string> choices;
  if (open == std::string::npos || close == std::string::npos) return choices;
  std::istringstream list(type.substr(open + 1, close - open - 1));
  for (std::string choice; std::getline(list, choice, ',');) choices.push_back(choice);
  return choices;
}

/// What fits beside others on a line.
std::string first_words(const std::string& help) {
  return help.substr(0, std::min({help.find(" ("), help.find("; "), help.find(": "), help.size()}));
}

OptionEntry entry_of(const CLI::Option& option) {
  OptionEntry entry;
  entry.help = first_words(option.get_description());
  for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
  if (option.get_items_expected_max() == 0) return entry;
  const std::string name = entry.names.empty() ? option.get_name() : entry.names.back();
  const auto* const known = std::find_if(std::begin(known_operands), std::end(known_operands),
                                         [&](const KnownOperand& each) { return each.name == name; });
  entry.choices = checked_choices(option.get_type_name());
  entry.value = entry.choices.empty() ? Operand::word : Operand::one_of;
  if (known == std::end(known_operands)) return entry;
  entry.value = known->operand;
  entry.choices = known_choices(name);
  return entry;
}

CommandEntry entry_of(const CLI::App& command) {
  CommandEntry entry;
  entry.name = command.get_name();
  entry.help = command.get_description();
  for (const CLI::Option* option : command.get_options()) {
    OptionEntry described = entry_of(*option);
    if (described.names.empty())
      entry.operand = std::move(described);
    else
      entry.options.push_back(std::move(described));
  }
  for (const CLI::App* below : command.get_subcommands({})) entry.commands.push_back(entry_of(*below));
  return entry;
}

}  // namespace

CommandEntry command_table() {
  CommandLine line;
  CLI::App app("", "earbound");
  add_all(app, line);
  CommandEntry program = entry_of(app);
  // A preview's output is a file.
  for (CommandEntry& command : program.commands)
    for (OptionEntry& option : command.options)
      if (command.name == "preview" && option.names.back() == "--output") option.value = Operand::file;
  return program;
}

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
  app.require_subcommand(1);
  app.footer(examples);
  app.get_formatter()->column_width(36);
  add_all(app, line);
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
