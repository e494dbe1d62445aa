#include "publish/contents_entries.hpp"

#include <algorithm>

#include "publish/one_line.hpp"

namespace earbound {

std::vector<TimedEntry> contents_entries(const Edition& edition) {
  std::vector<TimedEntry> entries;
  entries.reserve(edition.chapters.size());
  std::vector<int> counters;  // one for each open level
  for (const Chapter& chapter : edition.chapters) {
    const auto depth =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, chapter.level)), 1, counters.size() + 1);
    counters.resize(depth, 0);
    ++counters.back();
    TimedEntry entry;
    entry.title = one_line(chapter.title);
    for (const int counter : counters) entry.number += (entry.number.empty() ? "" : ".") + std::to_string(counter);
    entry.depth = static_cast<int>(depth);
    entry.begin = to_milliseconds(chapter.begin);
    entry.part = edition.part_at(chapter.first_segment);
    entry.begin_in_part = to_milliseconds(chapter.begin - edition.begin_of(edition.parts[entry.part]));
    entry.last_part = edition.part_at(chapter.first_segment + chapter.segment_count - 1);
    entry.length = to_milliseconds(chapter.subtree_end) - entry.begin;
    entry.own_length = to_milliseconds(chapter.end) - entry.begin;
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string nested_list(const std::vector<TimedEntry>& entries,
                        const std::function<std::string(std::size_t index)>& item) {
  std::string html;
  int depth = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    html += entries[i].depth > depth ? "\n<ol>\n" : "</li>\n";
    for (; depth > entries[i].depth; --depth) html += "</ol></li>\n";
    depth = entries[i].depth;
    html += "<li>" + item(i);
  }
  for (; depth > 1; --depth) html += "</li>\n</ol>";
  return html + "</li>\n</ol>\n";
}

}  // namespace earbound
