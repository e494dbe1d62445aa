#include "pipeline/work_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/error.hpp"
#include "base/staging.hpp"
#include "config/library.hpp"
#include "model/texts.hpp"
#include "pipeline/build_record.hpp"
#include "pipeline/edition_builder.hpp"
#include "pipeline/source_reading.hpp"
#include "pipeline/voice_choice.hpp"
#include "publish/cover.hpp"
#include "publish/source_image.hpp"
#include "script/language_detector.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

/// Paragraphs that seem to be in another language are read in it only when the author or the listener says so.
std::vector<std::string> language_offers(const Work& work) {
  std::vector<std::string> offers;
  if (work.options.reading.detect_language) return offers;
  for (const ForeignParagraph& paragraph : foreign_paragraphs(work.document, work.document.metadata.language)) {
    if (!work.options.voices.for_language(paragraph.language)) continue;  // no voice would read it better
    offers.push_back(fmt::format(
        "{}:{}: the paragraph \"{} ...\" seems to be in the language '{}'; mark it, or build with --detect-language",
        work.source, paragraph.line, paragraph.beginning, paragraph.language));
  }
  return offers;
}

Work read_work(const std::string& source, const BuildOptions& options, std::vector<std::string>& remarks) {
  ReadSource read = read_source(source, options);
  Work work{source, edition_name(source), options, std::move(read.document), std::move(read.voice), {}};
  remarks = std::move(read.remarks);
  if (const std::string& cover = work.document.metadata.cover; !cover.empty()) work.cover = read_cover(cover);
  return work;
}

/// Files that a build reads beside its source and the voices.
std::vector<std::string> other_inputs(const Work& work) {
  std::vector<std::string> inputs = work.options.reading.lexicons;
  const std::string directory = fs::path(work.source).parent_path().string();
  inputs.push_back(library_file(directory));  // when there is none, one may appear
  const Library library = load_library(directory);
  inputs.insert(inputs.end(), library.lexicons.begin(), library.lexicons.end());
  const Metadata& metadata = work.document.metadata;
  inputs.insert(inputs.end(), metadata.lexicons.begin(), metadata.lexicons.end());
  if (!metadata.cover.empty()) inputs.push_back(metadata.cover);
  const TextIndex texts(work.document);
  for (std::uint32_t number = 1; number <= texts.size(); ++number)
    for (const Run& run : texts.runs({number}))
      if (run.image && run.text_id.number == number)
        if (std::string path = source_image_path(work.source, run.image->address); !path.empty())
          inputs.push_back(std::move(path));
  return inputs;
}

/// Builds every pace into a directory of its own; all are put in place when the last is complete.
void build_changed(const std::string& source, const BuildOptions& options, const EntryStore* cache,
                   const BuildRecord* record, ForkServer& server, Progress& progress) {
  // Before the source is read: what is saved while it is built must be found changed by the next build.
  const Hash before_reading = record != nullptr ? record->made_from({}) : Hash{};
  std::vector<std::string> warnings;
  const Work work = read_work(source, options, warnings);
  const std::vector<std::string> inputs = other_inputs(work);
  std::optional<Hash> made_from;
  if (record != nullptr) {
    // In this order: a change that comes between the two is seen by the second.
    const Hash now = record->made_from(inputs);
    if (record->made_from({}) == before_reading) made_from = now;
  }
  for (std::string& offer : language_offers(work)) warnings.push_back(std::move(offer));
  for (const std::string& warning : warnings) progress.warn(warning);

  std::vector<std::unique_ptr<StagedDirectory>> staged;
  for (const Pace& pace : options.paces)
    staged.push_back(std::make_unique<StagedDirectory>(options.output + "/" + work.name + file_suffix(pace)));
  const std::string transient_cache = staged.front()->path() + "/.cache";  // where no cache is kept
  std::optional<EntryStore> transient;
  const EntryStore& store = cache != nullptr ? *cache : transient.emplace(transient_cache);

  std::vector<BuiltEdition> editions;
  for (std::size_t i = 0; i < options.paces.size(); ++i)
    editions.push_back(build_edition(work, options.paces[i], server, progress, *staged[i], store));
  if (cache == nullptr) fs::remove_all(transient_cache);
  for (const auto& directory : staged) directory->commit();
  for (const BuiltEdition& edition : editions)
    for (const std::string& warning : edition.warnings) {
      progress.warn(warning);
      warnings.push_back(warning);
    }
  try {
    if (made_from) record->save(*made_from, inputs, warnings, editions);
  } catch (const Error& error) {
    progress.warn(fmt::format("the edition is complete, but the next build cannot be told of it: {}", error.what()));
  }
  if (store.damaged() > 0)
    progress.warn(fmt::format("{}: {} damaged entries of the cache were made again", source, store.damaged()));
  for (const BuiltEdition& edition : editions) progress.finish_work(edition.title, edition.directory, edition.length);
}

}  // namespace

void build_work(const std::string& source, const BuildOptions& options, ForkServer& server, Progress& progress) {
  if (options.cache_directory.empty()) return build_changed(source, options, nullptr, nullptr, server, progress);
  const EntryStore cache(options.cache_directory);
  const BuildRecord record(cache, source, options);
  if (!record.unchanged()) return build_changed(source, options, &cache, &record, server, progress);
  for (const std::string& warning : record.warnings()) progress.warn(warning);
  for (const RecordedEdition& edition : record.editions()) clear_abandoned_stages(edition.directory);
  for (const RecordedEdition& edition : record.editions())
    progress.finish_work(edition.title, edition.directory, edition.length);
}

}  // namespace earbound
