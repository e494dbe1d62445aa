#include "parse/outline_builder.hpp"

#include <iterator>

#include "parse/heading_ids.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

void raise(std::vector<Section>& sections) {
  for (Section& section : sections) {
    --section.level;
    raise(section.children);
  }
}

}  // namespace

std::string text_of(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) {
    if (run.kind == Run::Kind::line_break)
      text += ' ';
    else if (run.kind != Run::Kind::note_reference)
      text += run.text;
  }
  return fold_space(text);
}

void OutlineBuilder::heading(int level, std::vector<Run> title, SourceLines lines, std::string id) {
  while (!open_.empty() && open_.back()->level >= level) open_.pop_back();
  auto& siblings = open_.empty() ? document_.sections : open_.back()->children;
  Section& section = siblings.emplace_back();
  section.level = level;
  section.title = std::move(title);
  section.lines = lines;
  section.id = std::move(id);
  open_.push_back(&section);
  if (level == 1) ++level_one_headings_;
}

std::vector<Block>& OutlineBuilder::blocks() { return open_.empty() ? before_ : open_.back()->blocks; }

bool OutlineBuilder::first_heading_is_title() const {
  if (document_.sections.empty()) return false;
  const Section& first = document_.sections.front();
  const std::string title = text_of(first.title);
  if (first.level != 1 || title.empty()) return false;
  const std::string& stated = document_.metadata.title;
  return stated.empty() ? level_one_headings_ == 1 : lower_case(fold_space(stated)) == lower_case(title);
}

void OutlineBuilder::take_title() {
  Section first = std::move(document_.sections.front());
  if (document_.metadata.title.empty()) document_.metadata.title = text_of(first.title);
  document_.title = std::move(first.title);
  document_.title_lines = first.lines;
  document_.title_id = std::move(first.id);
  before_.insert(before_.end(), std::make_move_iterator(first.blocks.begin()),
                 std::make_move_iterator(first.blocks.end()));
  raise(first.children);
  std::vector<Section> sections = std::move(first.children);
  sections.insert(sections.end(), std::make_move_iterator(document_.sections.begin() + 1),
                  std::make_move_iterator(document_.sections.end()));
  document_.sections = std::move(sections);
}

void OutlineBuilder::finish(bool may_have_title) {
  open_.clear();
  if (may_have_title && first_heading_is_title()) take_title();
  assign_heading_ids(document_);
  if (before_.empty()) return;
  Section opening;
  opening.level = 0;
  opening.lines = {before_.front().lines.first, before_.front().lines.first};
  opening.blocks = std::move(before_);
  document_.sections.insert(document_.sections.begin(), std::move(opening));
}

}  // namespace earbound
