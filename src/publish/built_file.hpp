#pragma once
// What has been built so far, for the editions that list or link it.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "model/packet_grid.hpp"

namespace earbound {

struct BuiltFile {
  std::string path;  ///< relative to the edition's directory, '/' between parts: "NAME.mp3", "chapters/01-title.mp3"
  std::string media_type;  ///< "audio/mpeg"
  std::uint64_t bytes = 0;
  bool holds_work = false;                                   ///< the sound of the whole work, or of a part of it
  std::size_t part = 0;                                      ///< when it does: which part (index in Edition::parts)
  double rms_db = std::numeric_limits<double>::quiet_NaN();  ///< of sound whose level is to be stated: plain power, its
                                                             ///< silence included
  Hash hash = {};                                            ///< of its contents
  PacketGrid grid = {};                                      ///< of sound: where it places segments; see sound_time.hpp
};

struct BuiltFiles {
  std::vector<BuiltFile> files;  ///< in the order in which they are to be listed: of files that hold the same sound,
                                 ///< the one that most players understand first
  std::vector<std::vector<std::string>>
      chapter_files;  ///< paths as above, for each chapter one for each of its `files`; empty: not built
  std::vector<BuiltFile>
      page_sound;  ///< MP3 files of the parts, in order, for a page to play: without a picture, which
                   ///< shifts seeks in browsers. Some stand in `files` too; empty: not asked for

  /// The files that hold the sound of the whole work, or of its parts.
  [[nodiscard]] std::vector<const BuiltFile*> audio() const;
  /// Of those, the first one of a part; null when there is none.
  [[nodiscard]] const BuiltFile* main_audio(std::size_t part = 0) const;
  /// The chapter's own files, none when they are not built.
  [[nodiscard]] std::vector<std::string> own_files(std::size_t chapter) const;
};

}  // namespace earbound
