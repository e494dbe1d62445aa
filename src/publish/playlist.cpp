#include "publish/playlist.hpp"

#include <fmt/format.h>

#include "publish/one_line.hpp"

namespace earbound {

std::string playlist(const Edition& edition, const BuiltFiles& built) {
  std::string text = "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:" + one_line(edition.metadata.title) + "\n";
  for (std::size_t i = 0; i < edition.chapters.size(); ++i) {
    const Chapter& chapter = edition.chapters[i];
    const auto length = to_milliseconds(chapter.end) - to_milliseconds(chapter.begin);
    text += fmt::format("#EXTINF:{},{}\n{}\n", (length.count + 500) / 1000, one_line(chapter.title), built.chapter_file(i));
  }
  return text;
}

}  // namespace earbound
