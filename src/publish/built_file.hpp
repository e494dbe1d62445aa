#pragma once
// What has been built so far, for the editions that list or link it.

#include <cstdint>
#include <string>
#include <vector>

namespace earbound {

struct BuiltFile {
  std::string path;        ///< relative to the edition's directory, '/' between parts: "NAME.mp3", "chapters/01-title.mp3"
  std::string media_type;  ///< "audio/mpeg"
  std::uint64_t bytes = 0;
};

struct BuiltFiles {
  std::vector<BuiltFile> files;             ///< in the order in which they are to be listed
  std::vector<std::string> chapter_files;   ///< paths as above, one for each chapter of the edition; empty: not built

  /// The files that hold the sound of the whole work: audio that stands in the edition's directory itself.
  [[nodiscard]] std::vector<const BuiltFile*> audio() const;
  /// Of those, the one that most players understand (MP3 before MP4, then Ogg, FLAC, WAV); null when there is none.
  [[nodiscard]] const BuiltFile* main_audio() const;
  /// The chapter's own file, empty when there is none.
  [[nodiscard]] std::string chapter_file(std::size_t chapter) const;
};

}  // namespace earbound
