#include "pipeline/work_builder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"
#include "config/library.hpp"
#include "model/source_parts.hpp"
#include "model/texts.hpp"
#include "pipeline/covers.hpp"
#include "pipeline/edition_builder.hpp"
#include "pipeline/format_choice.hpp"
#include "pipeline/source_reading.hpp"
#include "pipeline/voice_choice.hpp"
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

/// The options with the formats that the article, or else its library, names. Throws Error.
std::optional<BuildOptions> with_own_formats(const std::string& source, const BuildOptions& options,
                                             const Metadata& metadata) {
  if (options.formats_settled) return std::nullopt;
  const Library library = library_of_articles_in(fs::path(source).parent_path().string());
  const bool own = !metadata.formats.names.empty();
  const FormatNames& wanted = own ? metadata.formats : library.formats;
  if (wanted.names.empty()) return std::nullopt;
  if (const auto unknown = unknown_format(wanted.names))
    throw Error("there is no format '" + *unknown + "'", fmt::format("use any of {}", fmt::join(format_names(), ", ")))
        .at(own ? source : library.file, wanted.line);
  BuildOptions changed = options;
  FormatChoice choice = choose_formats(wanted.names);
  changed.formats = std::move(choice.formats);
  changed.publishers = std::move(choice.publishers);
  return changed;
}

/// `own_options` is filled in where the work has some, and must outlive it.
Work read_work(SourceReader& reader, const std::string& source, const BuildOptions& given,
               std::optional<BuildOptions>& own_options, std::vector<std::string>& remarks) {
  ReadSource read = read_source(reader, source, given);
  own_options = with_own_formats(source, given, read.document.metadata);
  const BuildOptions& options = own_options ? *own_options : given;
  Work work{source, edition_name(source), options, std::move(read.document), std::move(read.voice), {}, {}};
  remarks = std::move(read.remarks);
  return work;
}

/// Of the picture that the source itself has on its cover; nothing when there is none, or it is of another kind.
std::optional<MadeCover> cover_within(const Work& work, const EntryStore* store) {
  if (work.document.cover_image.empty()) return std::nullopt;
  try {
    return make_cover_of(as_bytes(work.document.cover_image), work.source, store);
  } catch (const Error&) {  // no reason to read the text no more
    return std::nullopt;
  }
}

/// The work's own choice, else its library's.
MadeCover cover_of(const Work& work, const EntryStore* store) {
  const Metadata& metadata = work.document.metadata;
  CoverChoice choice = metadata.cover;
  if (choice.kind == CoverChoice::Kind::unsaid)
    if (std::optional<MadeCover> own = cover_within(work, store)) return std::move(*own);
  if (choice.kind == CoverChoice::Kind::unsaid)
    choice = library_of_articles_in(fs::path(work.source).parent_path().string()).feed.cover;
  return make_cover(choice, {metadata.title, metadata.authors, metadata.language}, store);
}

/// Files that a build reads beside its source, its cover and the voices.
std::vector<std::string> other_inputs(const Work& work) {
  std::vector<std::string> inputs = work.options.reading.lexicons;
  const std::string directory = fs::path(work.source).parent_path().string();
  inputs.push_back(library_file(directory));  // when there is none, one may appear
  inputs.push_back(library_file((fs::path(directory) / "..").lexically_normal().string()));
  const Library library = library_of_articles_in(directory);
  inputs.insert(inputs.end(), library.lexicons.begin(), library.lexicons.end());
  const Metadata& metadata = work.document.metadata;
  inputs.insert(inputs.end(), metadata.lexicons.begin(), metadata.lexicons.end());
  if (!work.document.parts.empty()) return inputs;  // its pictures lie within the source
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
  std::optional<BuildOptions> own_options;
  Work work = read_work(workforce.servers.sources, source_, options_, own_options, remarks);
  inputs_ = other_inputs(work);
  MadeCover cover = cover_of(work, cache_ ? &*cache_ : nullptr);
  inputs_.insert(inputs_.end(), cover.inputs.begin(), cover.inputs.end());
  if (!cover.warning.empty()) remarks.push_back(source_ + ": " + cover.warning);
  if (cover.is_there()) work.cover = {std::move(cover.files.small), "image/jpeg", small_cover_side, small_cover_side};
  work.large_cover = std::move(cover.files.large);
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
