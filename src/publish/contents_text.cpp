#include "publish/contents_text.hpp"

#include <fmt/format.h>

#include "base/clock_text.hpp"
#include "publish/contents_entries.hpp"
#include "publish/labels.hpp"
#include "publish/one_line.hpp"

namespace earbound {

std::string contents_text(const Edition& edition) {
  const Labels& labels = labels_for(edition.metadata.language);
  std::string text = one_line(edition.metadata.title) + "\n";
  for (const std::string& author : edition.metadata.authors) text += fmt::format("{} {}\n", labels.by, one_line(author));
  text += fmt::format("{}: {}\n\n{}\n\n", labels.length, clock_text(to_milliseconds(edition.length())), labels.contents);
  for (const ContentsEntry& entry : contents_entries(edition)) {
    text += fmt::format("{:{}}{}. {} ({} {}, {} {}", "", 2 * (entry.depth - 1), entry.number, entry.title, labels.starts_at,
                        clock_text(entry.begin), labels.lasts, clock_text(entry.length));
    if (entry.own_length != entry.length) text += fmt::format(", {} {}", labels.own_part, clock_text(entry.own_length));
    text += ")\n";
  }
  return text;
}

}  // namespace earbound
