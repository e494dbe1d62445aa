#pragma once
// What stands beside the editions of a directory of articles: its feeds, catalogue and front page, made of the
// editions that lie in the output.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "config/library.hpp"
#include "pipeline/build_options.hpp"
#include "pipeline/progress.hpp"
#include "publish/feed.hpp"

namespace earbound {

/// The folder of a library in which an article stands, with a slash at its end; empty: the library's own.
std::string section_of(const std::string& directory, const std::string& source);

/// Each file is replaced in one step. An edition is only ever exchanged while no feed names it: publish() without it,
/// exchange, publish() with it. So whenever a build is ended, every file that a feed names is there, and as long as it
/// says. No two threads may publish at once.
class LibrarySite {
 public:
  /// `sources`: the articles of `directory`. Those whose edition was never built are left out; one whose last build
  /// failed stays as it was published. Throws Error when the directory's earbound.yaml cannot be read.
  LibrarySite(const std::string& directory, const std::vector<std::string>& sources, const BuildOptions& options);

  /// Whether the edition of a source stands, and a feed may name it.
  [[nodiscard]] bool names(const std::string& source) const;
  /// Puts what all share (the cover) in place; warns of what podcast directories will not take. Before all others.
  /// Throws Error.
  void prepare(WorksProgress& progress);
  /// Writes all feeds, without the editions of these sources. Throws Error: what was there stays.
  void publish(const std::set<std::string>& without);
  /// The same with all editions, at the end of a build.
  void finish(WorksProgress& progress);

 private:
  struct PublishedWork {
    std::string source, edition;                 ///< edition: where it lies below the output
    std::optional<std::vector<FeedItem>> items;  ///< when they were read
  };
  [[nodiscard]] bool has_feed() const { return !library_.feed.base_url.empty(); }
  [[nodiscard]] bool has_page() const { return !library_.file.empty(); }
  [[nodiscard]] bool is_empty();
  const std::vector<FeedItem>& items_of(PublishedWork& work);
  [[nodiscard]] std::vector<FeedItem> all_items(const std::set<std::string>& without, const std::string& section);
  void publish_section(const std::string& section, const std::set<std::string>& without);
  void publish_page(WorksProgress& progress);
  void publish_cover(WorksProgress& progress);

  std::string directory_, output_, cache_directory_;
  Library library_;
  std::vector<PublishedWork> works_;
  std::set<std::string> sections_;  ///< with a slash at their end
  std::string cover_;               ///< path of the large one below the output; empty: there is none
};

}  // namespace earbound
