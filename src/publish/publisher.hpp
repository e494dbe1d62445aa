#pragma once
// One publisher: everything that the rest of the program knows of it.

#include <string_view>

#include "base/units.hpp"
#include "publish/file_sink.hpp"
#include "publish/publication.hpp"

namespace earbound {

/// What sound must be there when a publisher runs.
struct SoundNeeds {
  bool work = false;           ///< a file of the whole work (or one of each part): MP3, when --formats asks for none
  bool chapter_files = false;  ///< chapters/, delivered: MP3 with tags and cover
  bool page_sound = false;     ///< BuiltFiles::page_sound: files that pages play
  bool chapter_sound = false;  ///< Publication::chapter_sound: MP3 files of chapters to be packed, not delivered
  Milliseconds longest_chapter_sound = {};  ///< that any file of chapters may be; 0: any length
};

struct Publisher {
  std::string_view name;   ///< as in --formats; empty: always written
  std::string_view label;  ///< what it is, in a few words, for help and lists: "a file for each chapter"
  SoundNeeds needs;
  /// Null when the sound it needs is all there is to it. Same publication, same bytes.
  void (*publish)(const Publication& publication, FileSink& sink);
};

}  // namespace earbound
