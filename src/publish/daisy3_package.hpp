#pragma once
// The documents of a DAISY 3 book that are about its text and sound: package file, NCX, resource file, SMIL.

#include <string>
#include <vector>

#include "model/edition.hpp"
#include "publish/pictures.hpp"
#include "publish/talking_book.hpp"

namespace earbound {

/// The DTBook document.
inline constexpr const char* book_text_file = "book.xml";

struct Daisy3Chapter {
  std::string smil, first_id;      ///< its SMIL file, and in it the id of the first clip
  std::vector<std::string> sound;  ///< names of its files
  Clip first;                      ///< the heading
};

struct Daisy3Package {
  const Edition& edition;
  const BookFacts& facts;
  const std::vector<Daisy3Chapter>& chapters;
  const std::vector<StoredPicture>& images;
  Milliseconds length;
};

std::string daisy3_package(const Daisy3Package& book);
std::string daisy3_navigation(const Daisy3Package& book);
/// What players call the things that can be skipped.
std::string daisy3_resources();
/// `names` are those of the chapter's files of sound, `elapsed` the length of the chapters before it.
std::string daisy3_smil(const BookFacts& facts, const TalkingChapter& chapter, const std::vector<std::string>& names,
                        Milliseconds elapsed);

}  // namespace earbound
