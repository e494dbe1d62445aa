#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>

#include "base/clock_text.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/replaced_file.hpp"
#include "base/scratch_directory.hpp"
#include "cache/entry_store.hpp"
#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/player_program.hpp"
#include "cli/source_remarks.hpp"
#include "cli/terminal_progress.hpp"
#include "encode/formats.hpp"
#include "pipeline/edition_builder.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/source_reading.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

/// The format that the name of the file asks for.
std::string format_of_file(const std::string& file) {
  const std::string extension = fs::path(file).extension().string();
  const SoundFormat* format = extension.empty() ? nullptr : find_sound_format(extension.substr(1));
  if (format != nullptr) return std::string(format->name);
  std::string known;
  for (const SoundFormat* each : sound_formats) known += (known.empty() ? "." : ", .") + std::string(each->name);
  throw UsageError("'" + file + "' names no format of sound", "let the file's name end in one of " + known);
}

const PlayerProgram& any_player() {
  const PlayerProgram* player = find_player();
  if (player == nullptr)
    throw Error("there is no program that plays sound: " + player_names(),
                "install one, or write the section into a file with -o");
  return *player;
}

BuildOptions preview_options(CommandLine line, std::string_view format) {
  line.formats = format;
  BuildOptions options = build_options(line);
  options.publishers.clear();
  return options;
}

std::string one_source(const CommandLine& line, BuildOptions& options) {
  std::vector<std::string> sources = take_sources(line, options);
  if (sources.size() != 1) throw UsageError("a preview is of one article", "name its file");
  return sources.front();
}

}  // namespace

int run_preview(const CommandLine& line) {
  const bool to_file = !line.preview_file.empty();
  const PlayerProgram* player = to_file ? nullptr : &any_player();
  BuildOptions options = preview_options(line, to_file ? format_of_file(line.preview_file) : player->format);
  const std::string source = one_source(line, options);
  Servers servers(options.jobs);  // forks: before any thread
  const auto progress = make_progress(ProgressStyle::quiet);
  const ScratchDirectory scratch;
  const EntryStore store(options.cache_directory.empty() ? scratch.path() + "/.cache" : options.cache_directory);
  ReadSource read = read_and_remark(servers.sources, source, options);
  const Work work{source, edition_name(source), options, std::move(read.document), std::move(read.voice), {}, {}};
  WorkerPool threads(options.jobs);
  const SectionPreview preview =
      preview_section(work, line.section, {threads, servers}, *progress, scratch.path(), store);
  if (to_file) replace_file(line.preview_file, MappedFile(preview.file).bytes());
  fmt::print(stderr, "section {}, {}, {}{}\n", preview.number, preview.title, clock_text(preview.length),
             to_file ? ": " + line.preview_file : ", played by " + std::string(player->name));
  if (!to_file) play(*player, preview.file);
  return 0;
}

}  // namespace earbound
