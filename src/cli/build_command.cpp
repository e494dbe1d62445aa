#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cache/entry_store.hpp"
#include "cli/build_choices.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal_progress.hpp"
#include "config/library.hpp"
#include "pipeline/library_feed.hpp"
#include "pipeline/segment_service.hpp"
#include "pipeline/work_builder.hpp"

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

}  // namespace

int run_build(const CommandLine& line) {
  BuildOptions options = build_options(line);
  const std::vector<std::string> sources = take_sources(line, options);
  const auto progress = make_progress(progress_style(line));
  const auto server = start_segment_server(options.jobs);  // forks: before any thread
  if (!line.no_cache && options.cache_directory.empty()) progress->warn(no_cache_place);
  std::set<std::string> directories;
  for (const std::string& source : sources) directories.insert(std::filesystem::path(source).parent_path().string());
  for (const std::string& directory : directories)
    if (const std::string old = old_name_warning(directory); !old.empty()) progress->warn(old);
  int status = 0;
  for (const std::string& source : sources) {
    // One bad article does not keep the others of a folder from being published.
    try {
      build_work(source, options, *server, *progress);
    } catch (const Error& error) {
      progress->fail(error.message());
      status = 1;
    } catch (const std::bad_alloc&) {
      progress->fail(Error("there is not enough memory", "use fewer --jobs, or split the text").at(source).message());
      status = 1;
    } catch (const std::exception& error) {
      progress->fail(Error(error.what()).at(source).message());
      status = 1;
    }
  }
  if (line.inputs.size() == 1 && std::filesystem::is_directory(line.inputs.front())) {
    try {
      publish_feed(line.inputs.front(), sources, options, *progress);
    } catch (const Error& error) {
      if (status == 0) progress->fail(error.message());  // a faulty earbound.yaml was told of with each article
      status = 1;
    }
  }
  try {
    if (!options.cache_directory.empty()) EntryStore(options.cache_directory).prune(options.cache_limit);
  } catch (const Error& error) {
    if (status == 0) progress->warn(std::string("the cache could not be tidied: ") + error.what());  // else told before
  }
  return status;
}

}  // namespace earbound
