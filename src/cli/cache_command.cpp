#include <fmt/format.h>

#include "base/error.hpp"
#include "cache/default_directory.hpp"
#include "cache/entry_store.hpp"
#include "cli/commands.hpp"
#include "cli/standard_output.hpp"
#include "pipeline/build_options.hpp"

namespace earbound {
namespace {

std::string in_megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

}  // namespace

int run_cache(const CommandLine& line) {
  const std::string directory = line.cache_directory.empty() ? default_cache_directory() : line.cache_directory;
  if (directory.empty())
    throw Error("there is no home directory, and no safe place for a cache in the temporary one",
                "set HOME or XDG_CACHE_HOME, or name the cache with --cache");
  const EntryStore store(directory);
  if (line.cache_clear || line.cache_prune) {
    const StoreUsage removed = store.prune(line.cache_clear ? 0 : BuildOptions{}.cache_limit);
    print(fmt::format("removed {} entries, {}\n", removed.entries, in_megabytes(removed.bytes)));
  }
  const StoreUsage usage = store.usage();
  print(fmt::format("{}: {} entries, {}\n", store.directory(), usage.entries, in_megabytes(usage.bytes)));
  return 0;
}

}  // namespace earbound
