#include "publish/part_titles.hpp"

#include <fmt/format.h>

#include "publish/labels.hpp"

namespace earbound {

std::string part_title(const Edition& edition, std::size_t part) {
  const std::string& title = edition.metadata.title;
  if (edition.parts.size() <= 1) return title;
  const Labels& labels = labels_for(edition.metadata.language);
  return fmt::format("{}, {} {} {} {}", title, labels.part, part + 1, labels.of, edition.parts.size());
}

std::string heard_title(const Edition& edition, std::size_t chapter, bool continued) {
  const std::string& title = edition.chapters[chapter].title;
  return continued ? fmt::format("{} ({})", title, labels_for(edition.metadata.language).continued) : title;
}

}  // namespace earbound
