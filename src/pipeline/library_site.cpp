#include "pipeline/library_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "base/replaced_file.hpp"
#include "config/library.hpp"
#include "pipeline/published_edition.hpp"
#include "pipeline/source_reading.hpp"
#include "pipeline/versions.hpp"
#include "publish/cover.hpp"
#include "publish/feed.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

constexpr int smallest_cover = 1400, largest_cover_side = 3000;  // pixels that podcast directories take

/// The cover as it is to lie beside the feed; nothing when the library has none.
std::string publish_cover(const FeedSettings& feed, const std::string& output, WorksProgress& progress) {
  if (feed.cover.empty()) return {};
  const Cover cover = read_cover(feed.cover);
  if (cover.width != cover.height || cover.width < smallest_cover || cover.width > largest_cover_side)
    progress.warn(fmt::format("{}: the cover has {} by {} pixels; podcast directories take square ones of {} to {}",
                              feed.cover, cover.width, cover.height, smallest_cover, largest_cover_side));
  const std::string name = cover.media_type == "image/png" ? "cover.png" : "cover.jpg";
  replace_file(output + "/" + name, cover.bytes);
  return name;
}

/// What directories of podcasts ask for beside what RSS does.
void warn_of_gaps(const Library& library, WorksProgress& progress) {
  const FeedSettings& feed = library.feed;
  std::string missing;
  const auto need = [&](bool there, const char* key) {
    if (!there) missing += (missing.empty() ? "" : ", ") + std::string(key);
  };
  need(!feed.description.empty(), "description");
  need(!feed.language.empty(), "language");
  need(!feed.authors.empty(), "author");
  need(!feed.email.empty(), "email");
  need(!feed.categories.empty(), "categories");
  need(!feed.cover.empty(), "cover");
  if (!missing.empty()) progress.warn(fmt::format("{}: podcast directories ask for more: {}", library.file, missing));
}

}  // namespace

std::string section_of(const std::string& directory, const std::string& source) {
  const fs::path folder = fs::path(source).parent_path().lexically_relative(directory);
  return folder.empty() || folder == "." ? std::string() : folder.string() + "/";
}

LibrarySite::LibrarySite(const std::string& directory, const std::vector<std::string>& sources,
                         const BuildOptions& options)
    : output_(options.output), library_(load_library(directory)) {
  for (const std::string& source : sources)
    works_.push_back({source, section_of(directory, source) + edition_name(source) + file_suffix(options.paces.front()),
                      std::nullopt});
}

bool LibrarySite::names(const std::string& source) const {
  std::error_code failed;
  return has_feed() && std::any_of(works_.begin(), works_.end(), [&](const PublishedWork& work) {
           return work.source == source && fs::exists(fs::path(output_) / work.edition / "report.json", failed);
         });
}

/// From disk at first, and again when it was exchanged.
const std::vector<FeedItem>& LibrarySite::items_of(PublishedWork& work) {
  std::error_code failed;
  if (!work.items) {
    const bool built = fs::exists(fs::path(output_) / work.edition / "report.json", failed);
    work.items = built ? published_items(output_, work.edition) : std::vector<FeedItem>();
  }
  return *work.items;
}

void LibrarySite::publish(const std::set<std::string>& without) {
  if (!has_feed()) return;
  std::vector<FeedItem> items;
  for (PublishedWork& work : works_) {
    if (without.contains(work.source)) {
      work.items.reset();
      continue;
    }
    const std::vector<FeedItem>& these = items_of(work);
    items.insert(items.end(), these.begin(), these.end());
  }
  const std::string generator = "earbound " + component_versions().front().version;
  const std::string feed = feed_xml(library_.feed, std::move(items), cover_, generator);
  replace_file(output_ + "/feed.xml", as_bytes(feed));
}

void LibrarySite::prepare(WorksProgress& progress) {
  if (!has_feed()) return;
  warn_of_gaps(library_, progress);
  fs::create_directories(output_);
  cover_ = publish_cover(library_.feed, output_, progress);
}

void LibrarySite::finish(WorksProgress& progress) {
  publish({});
  if (!has_feed()) return;
  for (const PublishedWork& work : works_)
    if (work.items && !work.items->empty() && work.items->front().date.empty())
      progress.warn(fmt::format("{}: it has no date, so that it stands last in the feed; write 'date: ' at its top",
                                work.source));
}

}  // namespace earbound
