#pragma once
// Publication: what every publisher works from. The edition in time, the document with its texts, and what is heard of
// each chapter, one chapter at a time: memory does not grow with the book.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/chapter_text.hpp"
#include "model/edition.hpp"
#include "model/texts.hpp"
#include "model/timed_text.hpp"
#include "publish/built_file.hpp"

namespace earbound {

/// What a read-along edition highlights at a time.
enum class OverlayUnit : std::uint8_t { word, sentence, paragraph };

/// Everything in it outlives the publishers.
struct Publication {
  const Edition& edition;
  const Document& document;
  const TextIndex& texts;     ///< of the document
  const std::string& source;  ///< path of the article, for read_source_image()
  const BuiltFiles& sound;    ///< what of the sound is delivered; grows no more
  /// One for each of Edition::chapters. The first chapter is the opening, with the spoken contents where there are any;
  /// the words that close the work belong to the last.
  const std::vector<ChapterText>& chapter_texts;
  /// What is heard of a chapter, read anew at each call: keep one at a time.
  std::function<TimedChapter(std::size_t chapter)> timed_chapter;
  /// Absolute paths of MP3 files of each chapter, without tags and picture, one for each of Chapter::files; only while
  /// a publisher runs that asks for them (SoundNeeds::chapter_sound), as they are no part of the edition. Else empty.
  const std::vector<std::vector<std::string>>& chapter_sound;
  OverlayUnit overlay = OverlayUnit::sentence;
  /// Tells who builds the work what he should know, with the line of the source (0: of none); null: nobody asks. The
  /// same words twice are said once.
  std::function<void(int line, const std::string& what)> warn = {};
};

}  // namespace earbound
