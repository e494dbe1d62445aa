#include "publish/part_titles.hpp"

#include <fmt/format.h>

namespace earbound {

std::string part_title(const Edition& edition, std::size_t part) {
  const std::string& title = edition.metadata.title;
  if (edition.parts.size() <= 1) return title;
  const Labels& labels = edition.labels;
  return fmt::format("{}, {} {} {} {}", title, labels.part, part + 1, labels.of, edition.parts.size());
}

std::string heard_title(const Edition& edition, std::size_t chapter, bool continued) {
  const std::string& title = edition.chapters[chapter].title;
  return continued ? fmt::format("{} ({})", title, edition.labels.continued) : title;
}

}  // namespace earbound
