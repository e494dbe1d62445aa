#pragma once
// A podcast feed of a library: RSS 2.0 with the namespaces of Apple (itunes), Podcasting 2.0 (podcast), Podlove Simple
// Chapters (psc), Atom (the feed's own address) and content (the notes as HTML).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/feed_settings.hpp"

namespace earbound {

struct FeedFile {
  std::string path;  ///< relative to the directory that the feed lies in, '/' between parts, not encoded
  std::string media_type;
  std::uint64_t bytes = 0;
};

struct FeedChapter {
  Milliseconds begin;
  std::string title;
};

/// The sound of a work, or of one part of it.
struct FeedItem {
  std::string name;  ///< of its files, "article" or "book-2": what its guid is made of, whatever its title becomes
  std::string title, description;
  std::vector<std::string> authors;
  std::string date;  ///< YYYY-MM-DD, YYYY-MM or YYYY; empty: the work has none
  FeedFile sound;
  std::vector<FeedFile> other_sound;         ///< the same in other formats
  std::vector<FeedFile> transcripts;         ///< text/vtt, application/x-subrip
  std::string chapters_path;                 ///< chapters as JSON, as FeedFile::path
  std::string page_path;                     ///< the page of the work, as FeedFile::path
  std::string cover_path, small_cover_path;  ///< its cover, and the same for pages; empty: none
  Milliseconds length;
  std::vector<FeedChapter> chapters;
  std::string language;                  ///< BCP 47
  std::vector<FeedFile> books;           ///< editions that are read: EPUB, DAISY
  int season = 0, episode = 0;           ///< as its author numbers it; 0: not
  std::vector<Person> people;            ///< beside the authors
  std::string licence;                   ///< empty: the feed's
  std::optional<bool> explicit_content;  ///< none: as the feed
  int order = 0;                         ///< among items of one date and name: of the chapters of a work
};

/// The order of all feeds: by date, the newest first, those of one date by name and order.
void sort_items(std::vector<FeedItem>& items);

/// What tells an item from all others for good: made of the address of the library's feed.xml and the item's name, so
/// that it is the same in every feed, whatever its title or its sound becomes.
std::string item_guid(const FeedSettings& settings, const FeedItem& item);

/// What is said of an item: its description, cut at 4,000 bytes as directories ask, or else its chapters.
std::string item_summary(const FeedItem& item);
/// The same as HTML, with the chapters as lines of "00:00:00 Title".
std::string item_notes(const FeedItem& item);

/// The feed's bytes; it lies at settings.base_url + `feed_path`. The same for the same arguments: nothing is taken from
/// the clock. Items come in the order of their dates, the newest first, those of one date by name; a serial feed
/// numbers them from the oldest. `cover_path` is as FeedFile::path; empty: none.
std::string feed_xml(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path,
                     const std::string& generator, const std::string& feed_path = "feed.xml");

/// The same items as JSON Feed 1.1, which lies at `feed_path` below the base address.
std::string feed_json(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path,
                      const std::string& feed_path = "feed.json");

/// Books and audiobooks as a catalogue for reading apps (OPDS 1.2): of each item its EPUB, DAISY and M4B files; items
/// without any are left out.
std::string opds_catalogue(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path);

/// "2024-05-31T12:00:00Z" (RFC 3339), as feed_date().
std::optional<std::string> internet_date(const std::string& date);

/// "Fri, 31 May 2024 12:00:00 GMT" (RFC 5322): noon, so that the day is the same nearly everywhere. A date without day
/// or month is the first of them. Nothing for what is no date.
std::optional<std::string> feed_date(const std::string& date);

}  // namespace earbound
