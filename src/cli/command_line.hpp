#pragma once
// The command line: its commands, options and help (CLI11's adapter).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace earbound {

enum class Command {
  build,
  init,
  outline,
  script,
  voices,
  lexicon_test,
  lexicon_suggest,
  check,
  preview,
  serve,
  completion,
  cache
};

/// As typed: not yet checked against what is installed.
struct CommandLine {
  Command command = Command::build;
  std::vector<std::string> inputs;
  std::string name, from;  ///< of standard input; empty: the usual ones
  std::string output = "output";
  std::optional<std::string> formats;
  std::string voice;
  int rate = 0;
  int jobs = 0;  ///< 0: one for each core
  int headings = 6;
  std::string verbosity = "standard", code = "read", notes = "section";
  std::optional<std::string> cues;  // "sounds" or "none"; when not given, what the loudness profile delivers
  std::string editions = "normal";
  std::vector<std::string> lexicons;
  bool detect_language = false;
  bool whole_page = false;
  bool places = false;             ///< script: where each spoken word is written
  std::vector<std::string> words;  ///< lexicon test
  std::string toc = "spoken";
  std::string overlay = "sentence";
  std::string loudness = "podcast";
  std::string quality = "standard";
  std::uint64_t max_size = 0;  ///< bytes; 0: any
  std::string part_length;     ///< empty: any
  bool explain = false;
  bool watch = false;  ///< build: again after every change
  bool prune = false;  ///< build: remove editions of articles that are gone
  std::string progress;
  bool quiet = false;
  std::string cache_directory;
  bool no_cache = false;
  bool cache_stats = false, cache_clear = false, cache_prune = false;
  std::string section = "1", preview_file;               ///< preview: a number or a title; no file: it is played
  std::string serve_directory = "output", bind_address;  ///< serve; no address: this computer alone
  int port = -1;                                         ///< serve; -1: the usual one, 0: any that is free
  bool qr = false;
  std::string shell;            ///< completion
  std::string engine_language;  ///< voices: only those of this language
};

/// Understands the arguments. Help and version are printed here; then, as after wrong usage, the exit status is given
/// in `status` and nothing is returned. Wrong usage is explained on standard error.
std::optional<CommandLine> parse_command_line(int argc, char** argv, int& status);

/// Long names of all options of `earbound build`, without dashes.
std::vector<std::string> build_option_names();

}  // namespace earbound
