#include "publish/chapter_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/unicode.hpp"

namespace earbound {

std::vector<std::string> chapter_file_names(const Edition& edition) {
  const std::size_t width = std::max<std::size_t>(2, std::to_string(edition.chapters.size()).size());
  std::vector<std::string> names;
  names.reserve(edition.chapters.size());
  for (std::size_t i = 0; i < edition.chapters.size(); ++i)
    names.push_back(fmt::format("{:0{}}-{}.mp3", i + 1, width, ascii_slug(edition.chapters[i].title)));
  return names;
}

}  // namespace earbound
