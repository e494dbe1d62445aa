#include "parse/markdown_extensions.hpp"

#include <algorithm>

namespace earbound {

namespace {

bool any_line_has(const MarkdownText& source, std::string_view part) {
  return std::any_of(source.lines.begin(), source.lines.end(),
                     [&](const MarkdownLine& line) { return line.text.find(part) != std::string_view::npos; });
}

}  // namespace

std::vector<MarkdownLeaf> markdown_leaves(const MarkdownText& source) {
  std::vector<MarkdownLeaf> leaves;
  MarkdownTree tree = source.parse();
  int containers = 0;
  const int count = static_cast<int>(source.lines.size());
  for (MarkdownStep step; tree.next(step);) {
    switch (step.kind) {
      case MarkdownKind::quote:
      case MarkdownKind::item:
        containers += step.entering ? 1 : -1;
        break;
      case MarkdownKind::paragraph:
      case MarkdownKind::heading:
      case MarkdownKind::code_block:
      case MarkdownKind::html_block:
        if (step.entering)
          leaves.push_back({step.kind, step.first_line, std::clamp(step.last_line, step.first_line, count), step.column,
                            containers > 0});
        break;
      default:
        break;
    }
  }
  return leaves;
}

void read_extensions(MarkdownText& source, Document& document) {
  const bool notes = any_line_has(source, "[^"), tables = any_line_has(source, "|");
  const bool inlines = notes || any_line_has(source, "$") || any_line_has(source, "~~");
  if (!notes && !tables && !inlines) return;
  auto leaves = markdown_leaves(source);
  if (notes && move_notes(source, leaves, document)) leaves = markdown_leaves(source);
  if (tables && rewrite_tables(source, leaves) && inlines) leaves = markdown_leaves(source);
  if (inlines) mark_inlines(source, leaves);
}

}  // namespace earbound
