#include "publish/document_anchors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace earbound {
namespace {

/// A small letter and a number, as heard text, notes, headings and chapters have: "s3-12", "n4".
bool looks_like_ours(std::string_view id) {
  return id.size() > 1 && id[0] >= 'a' && id[0] <= 'z' && id[1] >= '0' && id[1] <= '9' &&
         id.find_first_not_of("0123456789-", 1) == std::string_view::npos;
}

bool has_space(std::string_view id) {
  return std::any_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}

}  // namespace

DocumentAnchors::DocumentAnchors(const Publication& publication, HeadingNames names, std::string_view own_prefix)
    : names_(names), own_prefix_(own_prefix) {
  const Document& document = publication.document;
  title_ = {0, name_of(document.title_id)};
  if (!document.title_id.empty()) written_.emplace(document.title_id, &title_);
  add_references(document.title, 0);
  add_title(document.title, title_);
  titles_.emplace(metadata_title_id().number, &title_);
  int number = 0;
  for (std::size_t chapter = 0; chapter < publication.chapter_texts.size(); ++chapter) {
    const ChapterText& text = publication.chapter_texts[chapter];
    if (text.section != nullptr) add(*text.section, chapter, text.whole);
    for (const Note* note : text.notes) {
      ++number;
      notes_.emplace(note, NoteAnchor{{chapter, fmt::format("n{}", number)}, number});
      add_references(note->blocks, chapter);
    }
  }
}

void DocumentAnchors::add(const Section& section, std::size_t chapter, bool whole) {
  const Anchor& anchor = headings_.emplace(&section, Anchor{chapter, name_of(section.id)}).first->second;
  if (!section.id.empty()) written_.emplace(section.id, &anchor);
  add_references(section.title, chapter);
  add_title(section.title, anchor);
  add_references(section.blocks, chapter);
  if (whole)
    for (const Section& child : section.children) add(child, chapter, true);
}

void DocumentAnchors::add_title(const std::vector<Run>& runs, const Anchor& anchor) {
  for (const Run& run : runs) titles_.emplace(run.text_id.number, &anchor);
}

const Anchor* DocumentAnchors::heading_of(TextId text) const {
  const auto found = titles_.find(text.number);
  return found == titles_.end() ? nullptr : found->second;
}

void DocumentAnchors::add_references(const std::vector<Run>& runs, std::size_t chapter) {
  for (const Run& run : runs)
    if (run.kind == Run::Kind::note_reference) references_.emplace(run.text_id.number, chapter);
}

void DocumentAnchors::add_references(const std::vector<Block>& blocks, std::size_t chapter) {
  for (const Block& block : blocks) {
    add_references(block.runs, chapter);
    add_references(block.children, chapter);
  }
}

std::string DocumentAnchors::name_of(const std::string& written) {
  ++count_;
  const bool usable = names_ == HeadingNames::written && !written.empty() && !has_space(written) &&
                      !looks_like_ours(written) && (own_prefix_.empty() || !written.starts_with(own_prefix_));
  return usable ? written : fmt::format("h{}", count_);
}

const Anchor* DocumentAnchors::find(std::string_view fragment) const {
  const auto found = written_.find(std::string(fragment));
  return found == written_.end() ? nullptr : found->second;
}

}  // namespace earbound
