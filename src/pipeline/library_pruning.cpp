#include "pipeline/library_pruning.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/staging.hpp"
#include "pipeline/library_builder.hpp"
#include "pipeline/source_reading.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

/// Whether a build of ours made a directory, as its report tells.
bool is_edition(const fs::path& directory) {
  std::error_code failed;
  const fs::path report = directory / "report.json";
  if (!fs::is_directory(fs::symlink_status(directory, failed)) ||
      !fs::is_regular_file(fs::symlink_status(report, failed)))
    return false;
  constexpr std::size_t largest = std::size_t{64} << 20;
  try {
    const Json json = Json::parse(as_text(read_file(report.string(), largest)));
    return json.is_object() && json.value("format", "") == "earbound report";
  } catch (const std::exception&) {
    return false;
  }
}

std::vector<fs::path> directories_in(const fs::path& directory) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (fs::directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed))
    if (fs::is_directory(at->symlink_status(failed)) && !at->path().filename().string().starts_with("."))
      found.push_back(at->path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<std::string> prune_editions(const std::string& directory, const std::vector<std::string>& sources,
                                        const BuildOptions& options) {
  std::set<fs::path> wanted;
  for (const std::string& source : sources)
    for (const Pace& pace : options.paces)
      wanted.insert(fs::path(output_of(source, directory, options)) / (edition_name(source) + file_suffix(pace)));
  std::vector<fs::path> candidates = directories_in(options.output);
  for (const fs::path& folder : directories_in(directory)) {
    const fs::path section = fs::path(options.output) / folder.filename();
    if (is_edition(section)) continue;
    for (fs::path& below : directories_in(section)) candidates.push_back(std::move(below));
  }
  std::vector<std::string> removed;
  for (const fs::path& candidate : candidates) {
    if (wanted.contains(candidate) || !is_edition(candidate)) continue;
    clear_abandoned_stages(candidate.string());
    std::error_code failed;
    fs::remove_all(candidate, failed);
    if (failed) {
      errno = failed.value();
      throw system_error("remove the edition", candidate.string());
    }
    removed.push_back(candidate.string());
  }
  return removed;
}

}  // namespace earbound
