#include "publish/text_structures.hpp"

#include <algorithm>

namespace earbound {
namespace {

/// Widens the range by the texts of a block and all that stands in it.
void widen(TextStructure& range, const Block& block) {
  for (const Run& run : block.runs) {
    if (!run.text_id.exists()) continue;
    range.first = range.first.exists() ? std::min(range.first, run.text_id) : run.text_id;
    range.last = std::max(range.last, run.text_id);
  }
  for (const Block& child : block.children) widen(range, child);
}

void add(TextStructure range, std::vector<TextStructure>& out) {
  if (range.first.exists()) out.push_back(std::move(range));
}

void collect(const std::vector<Block>& blocks, std::vector<TextStructure>& out) {
  for (const Block& block : blocks) {
    if (block.kind == Block::Kind::list || block.kind == Block::Kind::table) {
      TextStructure range;
      range.kind = block.kind == Block::Kind::list ? TextStructure::Kind::list : TextStructure::Kind::table;
      range.id = structure_id(block);
      widen(range, block);
      add(std::move(range), out);
    } else {
      collect(block.children, out);
    }
  }
}

void collect(const Section& section, bool whole, std::vector<TextStructure>& out) {
  collect(section.blocks, out);
  if (whole)
    for (const Section& child : section.children) collect(child, true, out);
}

}  // namespace

std::string structure_id(const Block& block) {
  TextStructure range;
  widen(range, block);
  return range.first.exists() ? "t" + std::to_string(range.first.number) : std::string();
}

std::vector<TextStructure> chapter_structures(const ChapterText& chapter, const DocumentAnchors& anchors) {
  std::vector<TextStructure> structures;
  if (chapter.section != nullptr) collect(*chapter.section, chapter.whole, structures);
  for (const Note* note : chapter.notes) {
    TextStructure range;
    range.kind = TextStructure::Kind::note;
    range.id = anchors.note(*note).anchor.id;
    for (const Block& block : note->blocks) widen(range, block);
    add(std::move(range), structures);
  }
  std::sort(structures.begin(), structures.end(),
            [](const TextStructure& a, const TextStructure& b) { return a.first < b.first; });
  return structures;
}

const TextStructure* structure_of(const std::vector<TextStructure>& structures, TextId text) {
  const auto after = std::upper_bound(structures.begin(), structures.end(), text,
                                      [](TextId value, const TextStructure& each) { return value < each.first; });
  if (after == structures.begin()) return nullptr;
  const TextStructure& found = *(after - 1);
  return text <= found.last ? &found : nullptr;
}

}  // namespace earbound
