#include "pipeline/long_chapters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/clock_text.hpp"
#include "model/source_parts.hpp"
#include "parse/parser.hpp"

namespace earbound {

namespace {

constexpr Milliseconds longest_chapter{std::int64_t{2} * 60 * 60 * 1000};

bool has_heading_between(const std::vector<Section>& sections, int after, int before) {
  return std::any_of(sections.begin(), sections.end(), [&](const Section& section) {
    return (section.level > 0 && section.lines.first > after && section.lines.first < before) ||
           has_heading_between(section.children, after, before);
  });
}

/// `line 12 "The Road", line 40 "The Inn"`: empty for none.
std::string nearest_between(const Document& document, int after, int before) {
  std::string lines;
  for (const NearHeading& near : document.near_headings)
    if (near.line > after && near.line < before)
      lines += fmt::format("{}{} \"{}\"", lines.empty() ? "" : ", ", line_phrase(document.parts, near.line), near.text);
  return lines;
}

}  // namespace

std::vector<std::string> long_chapter_remarks(const Document& document, const std::vector<ChapterLength>& chapters) {
  std::vector<std::string> remarks;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const ChapterLength& chapter = chapters[i];
    const int end = i + 1 < chapters.size() ? chapters[i + 1].line : std::numeric_limits<int>::max();
    if (chapter.length <= longest_chapter || has_heading_between(document.sections, chapter.line, end)) continue;
    const std::string nearest = nearest_between(document, chapter.line, end);
    remarks.push_back(fmt::format(
        "{}: no headings were found in the chapter \"{}\", which lasts about {}; {}{}",
        source_place(document.source, document.parts, chapter.line), chapter.title, clock_text(chapter.length),
        has_front_matter(document.source) ? "begin its parts with lines such as \"## Title\""
                                          : "name its parts in lines of their own such as \"Chapter 1\"",
        nearest.empty() ? "" : ". Nearest to one came " + nearest));
  }
  return remarks;
}

}  // namespace earbound
