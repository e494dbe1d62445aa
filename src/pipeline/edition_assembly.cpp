#include "pipeline/edition_assembly.hpp"

namespace earbound {
namespace {

std::vector<CutPlace> cut_places(const NarrationPlan& plan) {
  std::vector<CutPlace> places;
  for (const PlannedSegment& segment : plan.segments()) places.push_back({segment.length});
  for (const PlannedSection& section : plan.sections()) places[section.first_segment].level = section.level;
  return places;
}

/// The first segment of a part begins with the silence before it, the last one ends with the silence after it.
void lay_out(Edition& edition, std::span<const CutPlace> segments, const FileLayout& layout) {
  edition.segment_begin.push_back({});
  for (const Part& part : edition.parts) {
    const Frames begin = edition.segment_begin.back();
    Frames at = begin + layout.before;
    for (std::uint32_t i = 0; i + 1 < part.segment_count; ++i) {
      at += segments[part.first_segment + i].length;
      edition.segment_begin.push_back(at);
    }
    edition.segment_begin.push_back(begin + part.length);
  }
}

void close_subtrees(Edition& edition) {
  std::vector<std::size_t> open;  // chapters whose subtree has not ended, outermost first
  for (std::size_t i = 0; i < edition.chapters.size(); ++i) {
    while (!open.empty() && edition.chapters[open.back()].level >= edition.chapters[i].level) {
      edition.chapters[open.back()].subtree_end = edition.chapters[i].begin;
      open.pop_back();
    }
    open.push_back(i);
  }
  for (const std::size_t i : open) edition.chapters[i].subtree_end = edition.length();
}

}  // namespace

Edition assemble_edition(const NarrationPlan& plan, const Metadata& metadata, const EditionLayout& layout) {
  Edition edition;
  edition.metadata = metadata;
  const std::vector<CutPlace> places = cut_places(plan);
  edition.parts = cut_into_parts(places, 0, layout.parts);
  lay_out(edition, places, layout.parts);
  for (const PlannedSection& section : plan.sections()) {
    const std::uint32_t first = section.first_segment, count = section.segment_count;
    edition.chapters.push_back({section.title,
                                section.level,
                                edition.segment_begin[first],
                                edition.segment_begin[first + count],
                                {},
                                first,
                                count,
                                cut_into_parts(std::span(places).subspan(first, count), first, layout.chapter_files),
                                section.lines,
                                section.announcement});
  }
  close_subtrees(edition);
  return edition;
}

}  // namespace earbound
