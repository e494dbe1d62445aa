#include "cli/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"
#include "parse/parser.hpp"
#include "pipeline/source_reading.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

std::vector<std::string> articles_in(const std::string& directory) {
  std::vector<std::string> found;
  std::error_code failed;
  for (fs::directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed)) {
    const bool hidden = at->path().filename().string().starts_with(".");
    if (!hidden && is_source_name(at->path().string()) && !at->is_directory()) found.push_back(at->path().string());
  }
  if (failed)
    throw Error("the directory cannot be read (" + failed.message() + ")", "check its permissions").at(directory);
  if (found.empty())
    throw Error("the directory holds no articles", "put files ending in .md or .txt into it").at(directory);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<std::string> find_sources(const std::vector<std::string>& inputs, const std::vector<Pace>& paces) {
  std::vector<std::string> sources;
  for (const std::string& input : inputs) {
    std::error_code failed;
    if (!fs::exists(input, failed))
      throw Error("there is no such file or directory", "check the spelling of the path").at(input);
    if (fs::is_directory(input, failed)) {
      const auto found = articles_in(input);
      sources.insert(sources.end(), found.begin(), found.end());
    } else if (!is_source_name(input)) {
      throw Error("this kind of file is not read", "give a .md or .txt file").at(input);
    } else {
      sources.push_back(input);
    }
  }
  // A file that is given twice, by its name and by its directory, is one article.
  std::set<std::string> seen;
  std::erase_if(sources, [&](const std::string& source) {
    return !seen.insert(fs::absolute(source).lexically_normal().string()).second;
  });
  std::map<std::string, std::string> editions;
  for (const std::string& source : sources) {
    for (const Pace& pace : paces) {
      const auto [at, fresh] = editions.emplace(edition_name(source) + file_suffix(pace), source);
      if (!fresh)
        throw Error("its edition would have the same name as that of " + at->second, "rename one of the two")
            .at(source);
    }
  }
  return sources;
}

namespace {

GivenSource read_standard_input(const std::string& name, const std::string& from) {
  constexpr std::size_t largest = std::size_t{256} * 1024 * 1024;
  if (name.find('/') != std::string::npos || name.starts_with('.'))
    throw UsageError("'" + name + "' is no name of a work",
                     "give one without '/' and without a dot in front with --name");
  const std::string suffix = from == "text" ? ".txt" : ".md";
  return {(name.empty() ? "standard-input" : name) + suffix, read_file("/dev/stdin", largest)};
}

}  // namespace

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
