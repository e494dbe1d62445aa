#include "cli/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"
#include "config/library.hpp"
#include "parse/parser.hpp"
#include "parse/source_kinds.hpp"
#include "pipeline/library_site.hpp"
#include "pipeline/source_reading.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

struct Listing {
  std::vector<std::string> articles, folders;
};

Listing list(const std::string& directory) {
  Listing found;
  std::error_code failed, unreadable;
  for (fs::directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed)) {
    if (at->path().filename().string().starts_with(".")) continue;
    if (at->is_directory(unreadable))
      found.folders.push_back(at->path().string());
    else if (is_source_name(at->path().string()))
      found.articles.push_back(at->path().string());
  }
  if (failed)
    throw Error("the directory cannot be read (" + failed.message() + ")", "check its permissions").at(directory);
  return found;
}

/// Those directly in it; of a library also those in its folders, which are its sections.
std::vector<std::string> articles_in(const std::string& directory) {
  Listing listing = list(directory);
  std::vector<std::string> found = std::move(listing.articles);
  std::error_code failed;
  if (fs::exists(library_file(directory), failed))
    for (const std::string& folder : listing.folders) {
      if (fs::exists(fs::path(folder) / "report.json", failed)) continue;  // an edition that was published there
      const std::vector<std::string> more = list(folder).articles;
      found.insert(found.end(), more.begin(), more.end());
    }
  if (found.empty())
    throw Error("the directory holds no articles",
                "put files into it that end in .md, or in another suffix that is read")
        .at(directory);
  std::sort(found.begin(), found.end());
  return found;
}

struct FoundSource {
  std::string path;
  std::string section;  ///< the folder of a library that it stands in, with a slash; else empty
};

std::vector<FoundSource> sources_at(const std::string& input) {
  std::error_code failed;
  if (!fs::exists(input, failed))
    throw Error("there is no such file or directory", "check the spelling of the path").at(input);
  if (!fs::is_directory(input, failed)) {
    if (!is_source_name(input))
      throw Error("this kind of file is not read", fmt::format("give a file that ends in {}", source_suffixes()))
          .at(input);
    return {{input, {}}};
  }
  std::vector<FoundSource> sources;
  for (const std::string& article : articles_in(input)) sources.push_back({article, section_of(input, article)});
  return sources;
}

/// Editions of one name would stand in one place, and so would an edition and a section.
void refuse_equal_names(const std::vector<FoundSource>& sources, const std::vector<Pace>& paces) {
  std::map<std::string, std::string> taken;
  for (const FoundSource& source : sources)
    if (!source.section.empty())
      taken.emplace(source.section.substr(0, source.section.size() - 1), fs::path(source.path).parent_path().string());
  for (const FoundSource& source : sources) {
    for (const Pace& pace : paces) {
      const auto [at, fresh] =
          taken.emplace(source.section + edition_name(source.path) + file_suffix(pace), source.path);
      if (!fresh)
        throw Error("its edition would have the same name as that of " + at->second, "rename one of the two")
            .at(source.path);
    }
  }
}

GivenSource read_standard_input(const std::string& name, const std::string& from) {
  constexpr std::size_t largest = std::size_t{256} * 1024 * 1024;
  if (name.find('/') != std::string::npos || name.starts_with('.'))
    throw UsageError("'" + name + "' is no name of a work",
                     "give one without '/' and without a dot in front with --name");
  const SourceKind* kind = kind_named(from.empty() ? "markdown" : from);
  std::string file = name.empty() ? "standard-input" : name;
  file += kind->suffixes.front();
  return {std::move(file), read_file("/dev/stdin", largest)};
}

}  // namespace

std::vector<std::string> find_sources(const std::vector<std::string>& inputs, const std::vector<Pace>& paces) {
  std::vector<FoundSource> sources;
  for (const std::string& input : inputs)
    for (FoundSource& source : sources_at(input)) sources.push_back(std::move(source));
  // A file that is given twice, by its name and by its directory, is one article.
  std::set<std::string> seen;
  std::erase_if(sources, [&](const FoundSource& source) {
    return !seen.insert(fs::absolute(source.path).lexically_normal().string()).second;
  });
  refuse_equal_names(sources, paces);
  std::vector<std::string> paths;
  paths.reserve(sources.size());
  for (FoundSource& source : sources) paths.push_back(std::move(source.path));
  return paths;
}

std::vector<std::string> take_sources(const CommandLine& line, BuildOptions& options) {
  constexpr const char* standard_input = "-";
  if (std::find(line.inputs.begin(), line.inputs.end(), standard_input) == line.inputs.end()) {
    if (!line.name.empty() || !line.from.empty())
      throw UsageError("--name and --from say what standard input is", "give '-' as the input, or leave them out");
    return find_sources(line.inputs, options.paces);
  }
  if (line.inputs.size() > 1) throw UsageError("standard input is read alone", "build the other inputs by themselves");
  options.given = read_standard_input(line.name, line.from);
  return {options.given->path};
}

}  // namespace earbound
