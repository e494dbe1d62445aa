#include "publish/contents_text.hpp"

#include <fmt/format.h>

#include "base/clock_text.hpp"
#include "publish/contents_entries.hpp"
#include "publish/one_line.hpp"
#include "publish/publishers.hpp"

namespace earbound {

std::string contents_text(const Edition& edition, const BuiltFiles& built) {
  const bool in_parts = edition.parts.size() > 1;
  const Labels& labels = edition.labels;
  std::string text = one_line(edition.metadata.title) + "\n";
  for (const std::string& author : edition.metadata.authors)
    text += fmt::format("{} {}\n", labels.by, one_line(author));
  text += fmt::format("{}: {}\n", labels.length, clock_text(to_milliseconds(edition.length())));
  for (std::size_t i = 0; in_parts && i < edition.parts.size(); ++i)
    if (const BuiltFile* audio = built.main_audio(i))
      text += fmt::format("{} {} {} {}: {}, {}\n", labels.part, i + 1, labels.of, edition.parts.size(), audio->path,
                          clock_text(to_milliseconds(edition.parts[i].length)));
  text += fmt::format("\n{}\n\n", labels.contents);
  for (const TimedEntry& entry : contents_entries(edition)) {
    text += fmt::format("{:{}}{}. {} (", "", 2 * (entry.depth - 1), entry.number, entry.title);
    if (in_parts) text += fmt::format("{} {}, ", labels.part, entry.part + 1);
    text += fmt::format("{} {}, {} {}", labels.starts_at, clock_text(entry.begin_in_part), labels.lasts,
                        clock_text(entry.length));
    if (entry.own_length != entry.length) text += fmt::format(", {} {}", labels.own_part, clock_text(entry.own_length));
    if (entry.last_part != entry.part) text += fmt::format(", {} {}", labels.until_part, entry.last_part + 1);
    text += ")\n";
  }
  return text;
}

const Publisher contents_text_publisher{
    {}, "the table of contents as plain text", {}, [](const Publication& publication, FileSink& sink) {
      sink.put("contents.txt", "text/plain", contents_text(publication.edition, publication.sound));
    }};

}  // namespace earbound
