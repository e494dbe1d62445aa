#pragma once
// What is heard of a chapter, as stretches that the text of an edition can give elements of their own: an id for each,
// where it is written, and when it is heard.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/texts.hpp"
#include "model/timed_text.hpp"
#include "publish/document_anchors.hpp"
#include "publish/publication.hpp"

namespace earbound {

/// Spoken words that follow each other and stand for the same written ones.
struct HeardWord {
  std::string id;
  Place place;
  Frames begin, end;
};

/// A sentence, or a paragraph of them.
struct HeardStretch {
  std::string id;
  std::vector<Place> places;  ///< where it is written, one for each text; empty: it is an announcement
  bool shown = false;         ///< the text of the edition has an element with this id; else it is heard alone
  std::string spoken;         ///< of announcements: what is said
  Role role = Role::body;
  std::uint32_t segment = 0;     ///< index in Edition::segment_begin of the segment that it begins in
  Frames begin, end;             ///< pauses around it are not in its time
  std::vector<HeardWord> words;  ///< those that are written, in the order heard
};

/// Ids are XML names of ASCII, unique in the work and the same in each of its editions: "s3-12" is the twelfth sentence
/// of the third chapter, "s3-12-4" its fourth word, and "r45" the reference to a note that is text 45 of the document.
/// Announcements are shown where they are all that can be: on the opening (`announcement`), in the place of a heading
/// without words, and in a chapter that has nothing else.
std::vector<HeardStretch> heard_sentences(const TimedChapter& chapter, bool announcement, const TextIndex& texts);

/// The same by paragraphs (headings, items, cells): sentences that stand in one and are heard one after the other are
/// one stretch without words, "p45" for text 45. The two parts of a paragraph that a note is read within share an id.
std::vector<HeardStretch> heard_paragraphs(std::vector<HeardStretch> sentences, const TextIndex& texts);

/// The stretches that an overlay of this unit highlights: words in their sentences, sentences, or paragraphs.
std::vector<HeardStretch> heard_stretches(const TimedChapter& chapter, bool announcement, const TextIndex& texts,
                                          OverlayUnit unit);

/// What is heard of each heading as one stretch, without words, that has the heading's own id: talking books lead from
/// their contents to headings. A chapter without one begins with a stretch for the heading `heading_id` that it is
/// given, of no length.
std::vector<HeardStretch> with_headings_whole(std::vector<HeardStretch> sentences, const DocumentAnchors& anchors,
                                              const std::string& heading_id);

/// The id of the element of a note reference, which is heard as a sentence of its own, or not at all.
std::string note_reference_id(TextId reference);

}  // namespace earbound
