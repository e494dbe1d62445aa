#include "publish/file_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/unicode.hpp"

namespace earbound {
namespace {

std::string suffix(std::size_t index, std::size_t count) {
  return count > 1 ? fmt::format("-{:0{}}", index + 1, std::to_string(count).size()) : std::string();
}

}  // namespace

std::string part_suffix(const Edition& edition, std::size_t part) { return suffix(part, edition.parts.size()); }

std::string podcast_chapters_name(const Edition& edition, std::size_t part) {
  return "chapters" + part_suffix(edition, part) + ".json";
}

std::vector<std::vector<std::string>> chapter_file_names(const Edition& edition) {
  const std::size_t width = std::max<std::size_t>(2, std::to_string(edition.chapters.size()).size());
  std::vector<std::vector<std::string>> names;
  names.reserve(edition.chapters.size());
  for (const Chapter& chapter : edition.chapters) {
    const std::string stem = fmt::format("{:0{}}-{}", names.size() + 1, width, ascii_slug(chapter.title));
    names.emplace_back();
    for (std::size_t i = 0; i < chapter.files.size(); ++i)
      names.back().push_back(stem + suffix(i, chapter.files.size()) + ".mp3");
  }
  return names;
}

}  // namespace earbound
