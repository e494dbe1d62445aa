#include "pipeline/build_record.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "pipeline/versions.hpp"
#include "synth/espeak_synthesizer.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr std::string_view record_kind = "records";

std::string absolute(const std::string& path) { return fs::absolute(path).lexically_normal().string(); }

std::vector<std::string> files_below(const std::string& directory) {
  std::vector<std::string> files;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed))
    if (at->is_regular_file()) files.push_back(at->path().string());
  std::sort(files.begin(), files.end());
  return files;
}

void add_contents(KeyBuilder& key, const std::string& path) {
  key.add(path);
  try {
    key.add(hash_bytes(MappedFile(path).bytes()).hex());
  } catch (const Error&) {
    key.add("missing");
  }
}

/// Names, sizes and times of change of all that stands in the editions' directories.
Hash state_of(const std::vector<BuiltEdition>& editions) {
  KeyBuilder key("files 1");
  for (const BuiltEdition& edition : editions)
    for (const std::string& file : files_below(edition.directory)) {
      struct stat status {};
      if (::stat(file.c_str(), &status) != 0) continue;
      key.add(absolute(file))
          .add(std::int64_t{status.st_size})
          .add(std::int64_t{status.st_mtim.tv_sec})
          .add(std::int64_t{status.st_mtim.tv_nsec});
    }
  return key.key();
}

void write_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) texts.push_back(in.text());
  return texts;
}

}  // namespace

BuildRecord::BuildRecord(const EntryStore& store, const std::string& source, const BuildOptions& options)
    : store_(store),
      source_(source),
      options_(options),
      key_(KeyBuilder("record 1").add(absolute(source)).add(absolute(options.output)).add(options.settings).key()) {
  const auto entry = store_.find(record_kind, key_);
  if (!entry) return;
  ByteReader in(entry->bytes());
  last_.made_from = in.list<Hash>().at(0);
  last_.files = in.list<Hash>().at(0);
  last_.inputs = read_texts(in);
  last_.warnings = read_texts(in);
  for (auto count = in.number<std::uint32_t>(); count > 0; --count) {
    std::string title = in.text(), directory = in.text();
    last_.editions.push_back({std::move(title), std::move(directory), in.text(), {}});
  }
  known_ = true;
}

Hash BuildRecord::made_from(const std::vector<std::string>& inputs) const {
  KeyBuilder key("made from 1");
  add_contents(key, "/proc/self/exe");
  for (const ComponentVersion& component : component_versions()) key.add(component.name).add(component.version);
  key.add(espeak_data_version()).add(options_.settings);
  for (const VoiceProfile& profile : options_.voices.profiles())
    for (const std::string& lexicon : profile.lexicons) add_contents(key, lexicon);  // they may stand elsewhere
  for (const std::string& file : files_below(options_.reading.voices_directory)) add_contents(key, file);
  add_contents(key, source_);
  for (const std::string& input : inputs) add_contents(key, input);
  return key.key();
}

bool BuildRecord::unchanged() const {
  return known_ && !options_.settings.empty() && last_.made_from == made_from(last_.inputs) &&
         last_.files == state_of(last_.editions);
}

void BuildRecord::save(const Hash& made_from, const std::vector<std::string>& inputs,
                       const std::vector<std::string>& warnings, const std::vector<BuiltEdition>& editions) const {
  const Hash files = state_of(editions);
  ByteWriter out;
  out.list(std::span(&made_from, 1));
  out.list(std::span(&files, 1));
  write_texts(out, inputs);
  write_texts(out, warnings);
  out.number(static_cast<std::uint32_t>(editions.size()));
  for (const BuiltEdition& edition : editions) {
    out.text(edition.title);
    out.text(edition.directory);
    out.text(edition.length);
  }
  const std::span<const std::uint8_t> parts[] = {out.bytes()};
  store_.put(record_kind, key_, parts);
}

}  // namespace earbound
