#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "base/error.hpp"
#include "base/today.hpp"
#include "cache/entry_store.hpp"
#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/source_watch.hpp"
#include "cli/terminal_text.hpp"
#include "cli/works_progress.hpp"
#include "config/library.hpp"
#include "pipeline/library_builder.hpp"
#include "pipeline/library_pruning.hpp"
#include "pipeline/segment_service.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

ProgressStyle progress_style(const CommandLine& line) {
  if (line.quiet) return ProgressStyle::quiet;
  if (line.progress == "bar") return ProgressStyle::bar;
  if (line.progress == "plain") return ProgressStyle::plain;
  if (line.progress == "json") return ProgressStyle::json;
  return default_progress_style();
}

constexpr const char* no_cache_place =
    "nothing is kept for the next build, as there is no home directory and no safe place in the temporary one; set "
    "HOME or XDG_CACHE_HOME, or name a directory with --cache";

/// The directory that is the one input; empty: something else is.
std::string library_directory(const CommandLine& line) {
  std::error_code failed;
  return line.inputs.size() == 1 && fs::is_directory(line.inputs.front(), failed) ? line.inputs.front() : std::string();
}

/// What an author keeps back is left out of a directory. Who names the file itself wants to hear it.
std::vector<std::string> leave_out(std::vector<std::string>& sources, const std::vector<std::string>& inputs) {
  const std::string today = build_day();
  std::vector<std::string> remarks;
  std::erase_if(sources, [&](const std::string& source) {
    if (std::find(inputs.begin(), inputs.end(), source) != inputs.end()) return false;
    const std::string reason = reason_to_leave_out(source, today);
    if (!reason.empty()) remarks.push_back(fmt::format("{}: left out, as {}", source, reason));
    return !reason.empty();
  });
  return remarks;
}

/// What is told before any work is begun.
void tell_first(const CommandLine& line, const BuildOptions& options, const std::vector<std::string>& sources,
                WorksProgress& progress) {
  if (!line.no_cache && options.cache_directory.empty()) progress.warn(no_cache_place);
  std::set<std::string> directories;
  for (const std::string& source : sources) directories.insert(fs::path(source).parent_path().string());
  for (const std::string& directory : directories)
    if (const std::string old = old_name_warning(directory); !old.empty()) progress.warn(old);
}

/// Runs `step`; what it throws is told of. Whether it went well.
template <class Step>
bool told(WorksProgress& progress, Step step) {
  try {
    step();
    return true;
  } catch (const Error& error) {
    progress.fail(error.message());
    return false;
  }
}

void tidy_cache(const BuildOptions& options, bool all_well, WorksProgress& progress) {
  try {
    if (!options.cache_directory.empty()) EntryStore(options.cache_directory).prune(options.cache_limit);
  } catch (const Error& error) {
    if (all_well) progress.warn(std::string("the cache could not be tidied: ") + error.what());  // else told before
  }
}

int build_once(const CommandLine& line) {
  BuildOptions options = build_options(line);
  const std::string directory = library_directory(line);
  if (line.prune && directory.empty())
    throw UsageError("--prune is for the build of one directory", "name the directory alone");
  std::vector<std::string> sources = take_sources(line, options);
  const std::vector<std::string> left_out =
      options.given ? std::vector<std::string>() : leave_out(sources, line.inputs);
  std::optional<LibrarySite> site;
  if (!directory.empty()) site.emplace(directory, sources, options);  // a faulty earbound.yaml is told of once

  const auto progress = make_works_progress(progress_style(line), sources);
  for (const std::string& remark : left_out) progress->remark(remark);
  Servers servers(options.jobs);  // forks: before any thread
  tell_first(line, options, sources, *progress);
  if (site) site->prepare(*progress);
  const BuildTotals totals = build_works(sources, directory, site ? &*site : nullptr, options, servers, *progress);
  bool well = !site || told(*progress, [&] { site->finish(*progress); });
  if (line.prune && well)
    well = told(*progress, [&] {
      for (const std::string& removed : prune_editions(directory, sources, options))
        progress->remark("removed " + removed);
    });
  well = well && totals.failed == 0;
  tidy_cache(options, well, *progress);
  progress->finish(totals);
  return well ? 0 : 1;
}

/// The directories in which a change asks for a build. Folders of a library may come and go.
void watch_inputs(const CommandLine& line, SourceWatch& watch) {
  std::error_code failed;
  for (const std::string& input : line.inputs) {
    if (!fs::is_directory(input, failed)) {
      watch.add(fs::path(input).parent_path().string());
      continue;
    }
    watch.add(input);
    for (fs::directory_iterator at(input, failed), end; !failed && at != end; at.increment(failed)) {
      std::error_code unreadable;
      const bool output = fs::equivalent(at->path(), line.output, unreadable);
      if (!output && at->is_directory(unreadable) && !at->path().filename().string().starts_with("."))
        watch.add(at->path().string());
    }
  }
}

/// Builds after every change. A build that fails is told of, and the next change may mend it.
int build_and_watch(const CommandLine& line) {
  if (std::find(line.inputs.begin(), line.inputs.end(), "-") != line.inputs.end())
    throw UsageError("standard input cannot be watched", "name a file or a directory, or leave out --watch");
  SourceWatch watch;
  do {
    watch_inputs(line, watch);  // before the build: what is saved meanwhile asks for another
    try {
      build_once(line);
    } catch (const Error& error) {
      say(error.message() + "\n");
    }
    if (!line.quiet) say("watching for changes; Ctrl+C ends\n");
  } while (watch.wait());
  return 0;
}

}  // namespace

int run_build(const CommandLine& line) { return line.watch ? build_and_watch(line) : build_once(line); }

}  // namespace earbound
