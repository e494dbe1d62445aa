#pragma once
// What the two kinds of DAISY talking books share: the walk through the chapters, the names of their files, and the
// facts that players demand of every book.

#include <cstddef>
#include <string>
#include <vector>

#include "publish/clips.hpp"
#include "publish/document_html.hpp"
#include "publish/publication.hpp"
#include "publish/text_structures.hpp"

namespace earbound {

/// A chapter as a talking book has it: all its text heard, by sentences, and its heading first.
struct TalkingChapter {
  std::vector<HeardStretch> heard;
  std::vector<Clip> clips;  ///< the first is of the heading, but for the silence of no length
  std::vector<TextStructure> structures;
  Milliseconds length;

  /// Whether a clip is of a note, or of a reference to one: a listener may skip it.
  [[nodiscard]] bool is_note(const Clip& clip) const;
};

TalkingChapter talking_chapter(const Publication& publication, const DocumentHtml& html, std::size_t index);

/// "3:05:09.123": a clock value with hours, as DAISY has it.
std::string book_clock(Milliseconds time);

/// The ids of the clips in a chapter's SMIL file. That of the first clip of an element follows from the
/// element, so that the text can lead to it.
std::vector<std::string> clip_ids(const std::vector<Clip>& clips);
std::string clip_id(const std::string& element);

/// Some players refuse a book that lacks one of these: where the source does not say, it is said that it is not known.
struct BookFacts {
  std::string title, identifier, language, date, publisher;
  std::vector<std::string> authors;
};
BookFacts book_facts(const Edition& edition);

/// The file of a chapter: "007.smil".
std::string chapter_file(const Edition& edition, std::size_t index, const std::string& suffix);

/// No file of sound is longer: players that count on constant bit rates drift beyond an hour.
inline constexpr Milliseconds longest_book_sound{std::int64_t{59} * 60 * 1000};

}  // namespace earbound
