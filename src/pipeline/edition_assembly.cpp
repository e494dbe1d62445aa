#include "pipeline/edition_assembly.hpp"

namespace earbound {
namespace {

std::vector<CutPlace> cut_places(const NarrationPlan& plan) {
  std::vector<CutPlace> places;
  for (const PlannedSegment& segment : plan.segments()) places.push_back({segment.length, 0, segment.interlude});
  for (const PlannedSection& section : plan.sections()) places[section.first_segment].level = section.level;
  return places;
}

void lay_out(Edition& edition, std::span<const CutPlace> segments, const FileLayout& layout) {
  edition.lead = layout.before;
  Frames end;
  for (const Part& part : edition.parts) {
    while (edition.segment_begin.size() < part.first_segment) edition.segment_begin.push_back(end);
    Frames at = end + layout.before;
    for (std::uint32_t i = 0; i < part.segment_count; ++i) {
      edition.segment_begin.push_back(at);
      at += segments[part.first_segment + i].length;
    }
    end += part.length;
  }
  while (edition.segment_begin.size() <= segments.size()) edition.segment_begin.push_back(end);
}

void close_chapters(Edition& edition) {
  for (std::size_t i = 0; i < edition.chapters.size(); ++i)
    edition.chapters[i].end = i + 1 < edition.chapters.size() ? edition.chapters[i + 1].begin : edition.length();
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
  edition.chapter_lead = layout.chapter_files.before;
  for (const PlannedSegment& segment : plan.segments()) edition.segment_length.push_back(segment.length);
  for (const PlannedSection& section : plan.sections()) {
    const std::uint32_t first = section.first_segment, count = section.segment_count;
    edition.chapters.push_back({section.title,
                                section.level,
                                edition.chapter_begin(first),
                                {},
                                {},
                                first,
                                count,
                                cut_into_parts(std::span(places).subspan(first, count), first, layout.chapter_files),
                                section.lines,
                                section.announcement});
  }
  close_chapters(edition);
  return edition;
}

}  // namespace earbound
