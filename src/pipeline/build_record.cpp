#include "pipeline/build_record.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "pipeline/build_settings.hpp"
#include "pipeline/versions.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

std::string absolute(const std::string& path) { return fs::absolute(path).lexically_normal().string(); }

std::vector<std::string> all_below(const std::string& directory) {
  std::vector<std::string> paths;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed))
    paths.push_back(at->path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Values, however they were typed. Lexicons of one name in two directories are two.
std::string settings_text(const BuildOptions& options) {
  std::vector<Setting> settings = build_settings(options);
  settings.push_back({"lexicon_paths", options.reading.lexicons});
  return settings_text(settings);
}

/// A directory by its time of change: what it holds came or went.
void add_contents(KeyBuilder& key, const std::string& path) {
  key.add(path);
  if (struct stat status{}; ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    key.add(std::int64_t{status.st_mtim.tv_sec}).add(std::int64_t{status.st_mtim.tv_nsec});
    return;
  }
  try {
    key.add(hash_bytes(MappedFile(path).bytes()).hex());
  } catch (const Error&) {
    key.add("missing");
  }
}

/// Kinds, names, sizes and times of change of all that stands in the editions' directories. A link is not followed.
Hash state_of(const std::vector<RecordedEdition>& editions) {
  KeyBuilder key("files");
  const auto add = [&](const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return;
    key.add(absolute(path)).add(std::int64_t{status.st_mode & S_IFMT});
    if (S_ISDIR(status.st_mode)) return;
    key.add(std::int64_t{status.st_size})
        .add(std::int64_t{status.st_mtim.tv_sec})
        .add(std::int64_t{status.st_mtim.tv_nsec});
  };
  for (const RecordedEdition& edition : editions) {
    add(edition.directory);
    std::error_code failed;
    if (!fs::is_directory(fs::symlink_status(edition.directory, failed))) continue;
    for (const std::string& path : all_below(edition.directory)) add(path);
  }
  return key.key();
}

}  // namespace

Hash build_origin(const BuildOptions& options) {
  KeyBuilder key("origin");
  add_contents(key, "/proc/self/exe");
  for (const ComponentVersion& component : component_versions()) key.add(component.name).add(component.version);
  for (const AlgorithmVersion& algorithm : sound_algorithms()) key.add(algorithm);
  key.add(espeak_data_version()).add(settings_text(options));
  for (const VoiceProfile& profile : options.voices.profiles())
    for (const std::string& lexicon : profile.lexicons) add_contents(key, lexicon);  // they may stand elsewhere
  for (const std::string& path : all_below(options.reading.voices_directory))
    if (std::error_code failed; fs::is_regular_file(path, failed)) add_contents(key, path);
  return key.key();
}

BuildRecord::BuildRecord(const EntryStore& store, const std::string& source, const BuildOptions& options,
                         const Hash& origin)
    : store_(store),
      source_(source),
      given_(options.given && options.given->path == source ? std::optional(hash_bytes(options.given->bytes))
                                                            : std::nullopt),
      origin_(origin),
      key_(KeyBuilder("record").add(absolute(source)).add(absolute(options.output)).add(settings_text(options)).key()),
      last_(store.find_as(records_kind, key_, read_record)) {}

Hash BuildRecord::made_from(const std::vector<std::string>& inputs) const {
  KeyBuilder key("made from");
  key.add(origin_.hex());
  if (given_)
    key.add(source_).add(given_->hex());
  else
    add_contents(key, source_);
  for (const std::string& input : inputs) add_contents(key, input);
  return key.key();
}

bool BuildRecord::unchanged() const {
  return last_ && last_->made_from == made_from(last_->inputs) && last_->files == state_of(last_->editions);
}

void BuildRecord::save(const Hash& made_from, const std::vector<std::string>& inputs,
                       const std::vector<std::string>& warnings, const std::vector<BuiltEdition>& editions) const {
  RecordedBuild build{made_from, {}, inputs, warnings, {}};
  for (const BuiltEdition& edition : editions)
    build.editions.push_back({edition.title, edition.directory, edition.length});
  build.files = state_of(build.editions);
  store_.put(records_kind, key_, record_bytes(build));
}

}  // namespace earbound
