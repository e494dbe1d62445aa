#include "publish/playlist.hpp"

#include <fmt/format.h>

#include "publish/one_line.hpp"
#include "publish/part_titles.hpp"
#include "publish/publishers.hpp"

namespace earbound {
namespace {

std::string item(Milliseconds length, const std::string& title, const std::string& path) {
  return fmt::format("#EXTINF:{},{}\n{}\n", (length.count + 500) / 1000, one_line(title), path);
}

std::string chapter_items(const Edition& edition, const BuiltFiles& built) {
  std::string text;
  for (std::size_t i = 0; i < edition.chapters.size(); ++i) {
    const std::vector<std::string> paths = built.own_files(i);
    for (std::size_t k = 0; k < paths.size(); ++k)
      text += item(to_milliseconds(edition.chapters[i].files[k].length), heard_title(edition, i, k > 0), paths[k]);
  }
  return text;
}

std::string part_items(const Edition& edition, const BuiltFiles& built) {
  std::string text;
  for (std::size_t i = 0; i < edition.parts.size(); ++i)
    if (const BuiltFile* audio = built.main_audio(i))
      text += item(to_milliseconds(edition.parts[i].length), part_title(edition, i), audio->path);
  return text;
}

}  // namespace

std::string playlist(const Edition& edition, const BuiltFiles& built) {
  return "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:" + one_line(edition.metadata.title) + "\n" +
         (built.chapter_files.empty() ? part_items(edition, built) : chapter_items(edition, built));
}

const Publisher playlist_publisher{
    {}, "a playlist, where there are several files", {}, [](const Publication& publication, FileSink& sink) {
      const Edition& edition = publication.edition;
      if (!publication.sound.chapter_files.empty() || edition.parts.size() > 1)
        sink.put(edition.name + ".m3u8", "audio/mpegurl", playlist(edition, publication.sound));
    }};

}  // namespace earbound
