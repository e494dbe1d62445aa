#include "pipeline/library_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/replaced_file.hpp"
#include "config/library.hpp"
#include "pipeline/covers.hpp"
#include "pipeline/published_edition.hpp"
#include "pipeline/source_reading.hpp"
#include "pipeline/versions.hpp"
#include "publish/cover.hpp"
#include "publish/feed.hpp"
#include "publish/front_page.hpp"
#include "qr/qr_code.hpp"

namespace fs = std::filesystem;

namespace earbound {
namespace {

std::string generator() { return "earbound " + component_versions().front().version; }

/// One path of squares, a row of dark modules being one rectangle.
std::string qr_svg(const std::string& address) {
  const QrCode code = make_qr_code(address);
  std::string path;
  for (int row = 0; row < code.size(); ++row)
    for (int column = 0; column < code.size(); ++column) {
      int length = 0;
      while (code.dark(column + length, row)) ++length;
      if (length == 0) continue;
      path += fmt::format("M{} {}h{}v1h-{}z", column + qr_quiet_zone, row + qr_quiet_zone, length, length);
      column += length;
    }
  const int side = code.size() + 2 * qr_quiet_zone;
  return fmt::format(
      "<svg viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"QR code of this library's address\" "
      "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path fill=\"#000\" d=\"{1}\"/></svg>",
      side, path);
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
  need(feed.cover.kind != CoverChoice::Kind::none, "cover");
  if (!missing.empty()) progress.warn(fmt::format("{}: podcast directories ask for more: {}", library.file, missing));
}

}  // namespace

std::string section_of(const std::string& directory, const std::string& source) {
  const fs::path folder = fs::path(source).parent_path().lexically_relative(directory);
  return folder.empty() || folder == "." ? std::string() : folder.string() + "/";
}

LibrarySite::LibrarySite(const std::string& directory, const std::vector<std::string>& sources,
                         const BuildOptions& options)
    : directory_(directory),
      output_(options.output),
      cache_directory_(options.cache_directory),
      library_(load_library(directory)) {
  for (const std::string& source : sources) {
    if (const std::string section = section_of(directory, source); !section.empty()) sections_.insert(section);
    works_.push_back({source, section_of(directory, source) + edition_name(source) + file_suffix(options.paces.front()),
                      std::nullopt});
  }
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
    work.items =
        built ? published_items(output_, work.edition, library_.feed.episode_a_chapter) : std::vector<FeedItem>();
  }
  return *work.items;
}

/// Of the works in `section`, or of all when it is empty.
std::vector<FeedItem> LibrarySite::all_items(const std::set<std::string>& without, const std::string& section) {
  std::vector<FeedItem> items;
  for (PublishedWork& work : works_) {
    if (without.contains(work.source)) {
      work.items.reset();
      continue;
    }
    if (!work.edition.starts_with(section)) continue;
    const std::vector<FeedItem>& these = items_of(work);
    items.insert(items.end(), these.begin(), these.end());
  }
  return items;
}

void LibrarySite::publish(const std::set<std::string>& without) {
  if (!has_feed()) return;
  const std::vector<FeedItem> items = all_items(without, {});
  replace_file(output_ + "/feed.xml", as_bytes(feed_xml(library_.feed, items, cover_, generator())));
  replace_file(output_ + "/feed.json", as_bytes(feed_json(library_.feed, items, cover_)));
  replace_file(output_ + "/opds.xml", as_bytes(opds_catalogue(library_.feed, items, cover_)));
  for (const std::string& section : sections_) publish_section(section, without);
}

/// Its folder may name its feed; for the rest it is as the library's.
void LibrarySite::publish_section(const std::string& section, const std::set<std::string>& without) {
  std::error_code failed;
  if (!fs::is_directory(fs::path(output_) / section, failed)) return;  // nothing of it was ever built
  const FeedSettings own = load_library((fs::path(directory_) / section).string()).feed;
  FeedSettings feed = library_.feed;
  feed.title = own.title.empty() ? fmt::format("{}: {}", feed.title, section.substr(0, section.size() - 1)) : own.title;
  if (!own.description.empty()) feed.description = own.description;
  const std::vector<FeedItem> items = all_items(without, section);
  const std::string xml = section + "feed.xml", json = section + "feed.json";
  replace_file(output_ + "/" + xml, as_bytes(feed_xml(feed, items, cover_, generator(), xml)));
  replace_file(output_ + "/" + json, as_bytes(feed_json(feed, items, cover_, json)));
}

/// A page of somebody else stays.
void LibrarySite::publish_page(WorksProgress& progress) {
  const std::string path = output_ + "/index.html";
  std::error_code failed;
  if (fs::exists(fs::symlink_status(path, failed)) &&
      as_text(read_file(path)).find("href=\"library.css\"") == std::string_view::npos) {
    progress.warn(fmt::format("{}: this page was not made by earbound, and is left as it is", path));
    return;
  }
  std::vector<FeedItem> items;
  for (PublishedWork& work : works_) {
    std::vector<FeedItem> these = items_of(work);
    const bool chapters = !these.empty() && these.front().order > 0;
    if (chapters) these = published_works(output_, work.edition);
    items.insert(items.end(), these.begin(), these.end());
  }
  const std::string code = has_feed() ? qr_svg(library_.feed.base_url) : std::string();
  replace_file(output_ + "/library.css", as_bytes(front_page_style()));
  replace_file(output_ + "/library.js", as_bytes(front_page_script()));
  replace_file(path, as_bytes(front_page(library_.feed, std::move(items), cover_.empty() ? "" : small_cover_file, code,
                                         has_feed())));
}

void LibrarySite::prepare(WorksProgress& progress) {
  if (!has_page()) return;
  fs::create_directories(output_);
  publish_cover(progress);
  if (has_feed()) warn_of_gaps(library_, progress);
}

void LibrarySite::publish_cover(WorksProgress& progress) {
  const FeedSettings& feed = library_.feed;
  std::optional<EntryStore> store;
  if (!cache_directory_.empty()) store.emplace(cache_directory_);
  const MadeCover cover = make_cover(feed.cover, {feed.title, feed.authors, feed.language}, store ? &*store : nullptr);
  if (!cover.warning.empty()) progress.warn(fmt::format("{}: {}", library_.file, cover.warning));
  if (!cover.is_there()) return;
  cover_ = large_cover_file;
  replace_file(output_ + "/" + large_cover_file, cover.files.large);
  replace_file(output_ + "/" + small_cover_file, cover.files.small);
}

/// Whether nothing was ever published, by this build or an earlier one.
bool LibrarySite::is_empty() {
  std::error_code failed;
  return !fs::exists(output_ + "/index.html", failed) && !fs::exists(output_ + "/feed.xml", failed) &&
         std::all_of(works_.begin(), works_.end(), [&](PublishedWork& work) { return items_of(work).empty(); });
}

void LibrarySite::finish(WorksProgress& progress) {
  if (is_empty()) return;
  publish({});
  if (has_page()) publish_page(progress);
  if (!has_feed()) return;
  for (const PublishedWork& work : works_)
    if (work.items && !work.items->empty() && work.items->front().date.empty())
      progress.warn(fmt::format("{}: it has no date, so that it stands last in the feed; write 'date: ' at its top",
                                work.source));
}

}  // namespace earbound
