#include "pipeline/work_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "config/library.hpp"
#include "model/source_parts.hpp"
#include "model/texts.hpp"
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
        "{}: the paragraph \"{} ...\" seems to be in the language '{}'; mark it, or build with --detect-language",
        source_place(work.source, work.document.parts, paragraph.line), paragraph.beginning, paragraph.language));
  }
  return offers;
}

/// The picture that the source itself has on its cover. One that is not read is no reason to read the text no more.
Cover cover_within(const Document& document, std::vector<std::string>& remarks) {
  if (document.cover_image.empty()) return {};
  try {
    const auto bytes = as_bytes(document.cover_image);
    return parse_cover({bytes.begin(), bytes.end()}, document.source);
  } catch (const Error& error) {
    remarks.push_back(fmt::format("{}: the book's own cover is left out: {}", document.source, error.sentence()));
    return {};
  }
}

Work read_work(const std::string& source, const BuildOptions& options, std::vector<std::string>& remarks) {
  ReadSource read = read_source(source, options);
  Work work{source, edition_name(source), options, std::move(read.document), std::move(read.voice), {}};
  remarks = std::move(read.remarks);
  if (const std::string& cover = work.document.metadata.cover; !cover.empty())
    work.cover = read_cover(cover);
  else
    work.cover = cover_within(work.document, remarks);
  return work;
}

/// Files that a build reads beside its source and the voices.
std::vector<std::string> other_inputs(const Work& work) {
  std::vector<std::string> inputs = work.options.reading.lexicons;
  const std::string directory = fs::path(work.source).parent_path().string();
  inputs.push_back(library_file(directory));  // when there is none, one may appear
  inputs.push_back(library_file((fs::path(directory) / "..").lexically_normal().string()));
  const Library library = library_of_articles_in(directory);
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

}  // namespace

WorkBuilder::WorkBuilder(const std::string& source, const BuildOptions& options, const Hash& origin, Progress& progress)
    : source_(source), options_(options), progress_(progress) {
  if (options.cache_directory.empty()) return;
  cache_.emplace(options.cache_directory);
  record_.emplace(*cache_, source, options, origin);
}

bool WorkBuilder::is_done() {
  if (!record_ || !record_->unchanged()) return false;
  for (const std::string& warning : record_->warnings()) progress_.warn(warning);
  for (const RecordedEdition& edition : record_->editions()) clear_abandoned_stages(edition.directory);
  for (const RecordedEdition& edition : record_->editions())
    progress_.keep_work(edition.title, edition.directory, edition.length);
  return true;
}

void WorkBuilder::note(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) progress_.warn(warning);
  warnings_.insert(warnings_.end(), warnings.begin(), warnings.end());
}

void WorkBuilder::make(const Workforce& workforce) {
  // Before the source is read: what is saved while it is built must be found changed by the next build.
  const Hash before_reading = record_ ? record_->made_from({}) : Hash{};
  std::vector<std::string> remarks;
  const Work work = read_work(source_, options_, remarks);
  inputs_ = other_inputs(work);
  if (record_) {
    // In this order: a change that comes between the two is seen by the second.
    const Hash now = record_->made_from(inputs_);
    if (record_->made_from({}) == before_reading) made_from_ = now;
  }
  note(remarks);
  note(language_offers(work));

  // Every pace has a directory of its own; all are put in place when the last is complete.
  for (const Pace& pace : options_.paces)
    staged_.push_back(std::make_unique<StagedDirectory>(options_.output + "/" + work.name + file_suffix(pace)));
  const std::string transient_cache = staged_.front()->path() + "/.cache";  // where no cache is kept
  std::optional<EntryStore> transient;
  const EntryStore& store = cache_ ? *cache_ : transient.emplace(transient_cache);
  for (std::size_t i = 0; i < options_.paces.size(); ++i)
    editions_.push_back(build_edition(work, options_.paces[i], workforce, progress_, *staged_[i], store));
  if (!cache_) fs::remove_all(transient_cache);
  if (store.damaged() > 0)
    progress_.warn(fmt::format("{}: {} damaged entries of the cache were made again", source_, store.damaged()));
}

void WorkBuilder::put_in_place() {
  for (const auto& directory : staged_) directory->commit();
  for (const BuiltEdition& edition : editions_) note(edition.warnings);
  try {
    if (made_from_) record_->save(*made_from_, inputs_, warnings_, editions_);
  } catch (const Error& error) {
    progress_.warn(fmt::format("the edition is complete, but the next build cannot be told of it: {}", error.what()));
  }
  for (const BuiltEdition& edition : editions_) progress_.finish_work(edition.title, edition.directory, edition.length);
}

void build_work(const std::string& source, const BuildOptions& options, const Workforce& workforce,
                Progress& progress) {
  const Hash origin = options.cache_directory.empty() ? Hash{} : build_origin(options);
  WorkBuilder builder(source, options, origin, progress);
  if (builder.is_done()) return;
  builder.make(workforce);
  builder.put_in_place();
}

}  // namespace earbound
