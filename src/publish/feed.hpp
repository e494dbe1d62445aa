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
  std::vector<FeedFile> other_sound;  ///< the same in other formats
  std::vector<FeedFile> transcripts;  ///< text/vtt, application/x-subrip
  std::string chapters_path;          ///< chapters as JSON, as FeedFile::path
  std::string page_path;              ///< the page of the work, as FeedFile::path
  Milliseconds length;
  std::vector<FeedChapter> chapters;
};

/// The feed's bytes; it lies at settings.base_url + "feed.xml". The same for the same arguments: nothing is taken from
/// the clock. Items come in the order of their dates, the newest first, those of one date by name; a serial feed
/// numbers them from the oldest. `cover_path` is as FeedFile::path; empty: none.
std::string feed_xml(const FeedSettings& settings, std::vector<FeedItem> items, const std::string& cover_path,
                     const std::string& generator);

/// "Fri, 31 May 2024 12:00:00 GMT" (RFC 5322): noon, so that the day is the same nearly everywhere. A date without day
/// or month is the first of them. Nothing for what is no date.
std::optional<std::string> feed_date(const std::string& date);

}  // namespace earbound
