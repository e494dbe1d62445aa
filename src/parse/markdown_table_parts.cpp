// The marks of a table, and captions.

#include "parse/markdown_blocks.hpp"

namespace earbound {

namespace {

// "Table: Responses", "Table 3: Responses"
bool is_caption(const std::vector<Run>& runs) {
  std::string_view text = runs.empty() ? std::string_view() : std::string_view(runs.front().text);
  if (text.substr(0, 5) != "Table") return false;
  text.remove_prefix(5);
  if (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
    if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  }
  const std::size_t number = std::min(text.find_first_not_of("0123456789."), text.size());
  return text.substr(number, 1) == ":";
}

Alignment alignment(std::string_view letters, std::size_t column) {
  switch (column < letters.size() ? letters[column] : 'n') {
    case 'l':
      return Alignment::left;
    case 'c':
      return Alignment::centre;
    case 'r':
      return Alignment::right;
    default:
      return Alignment::none;
  }
}

}  // namespace

bool MarkdownBlocks::table_part(std::string_view mark, std::vector<Run>& runs, SourceLines lines) {
  if (mark == mark::table) {
    auto& blocks = target();
    std::vector<Run> caption;
    if (!blocks.empty() && blocks.back().kind == Block::Kind::paragraph &&
        blocks.back().lines.last + 2 >= lines.first && is_caption(blocks.back().runs)) {
      caption = std::move(blocks.back().runs);
      blocks.pop_back();
    }
    table_ = &blocks.emplace_back();
    table_->kind = Block::Kind::table;
    table_->lines = lines;
    table_->runs = std::move(caption);
    alignments_ = runs.empty() ? std::string() : runs.front().text;
    return true;
  }
  if (!table_) return false;
  if (mark == mark::row) {
    Block& row = table_->children.emplace_back();
    row.kind = Block::Kind::table_row;
    row.lines = lines;
    return true;
  }
  if (mark == mark::cell && !table_->children.empty()) {
    std::vector<Block>& cells = table_->children.back().children;
    Block& cell = cells.emplace_back();
    cell.kind = Block::Kind::table_cell;
    cell.header = table_->children.size() == 1;
    cell.alignment = alignment(alignments_, cells.size() - 1);
    cell.lines = lines;
    cell.runs = std::move(runs);
    return true;
  }
  if (mark == mark::table_end) {
    table_->lines.last = lines.last;
    table_ = nullptr;
    return true;
  }
  return false;
}

// A caption right below a table that has none yet.
bool MarkdownBlocks::take_caption(std::vector<Run>& runs, SourceLines lines) {
  auto& blocks = target();
  if (blocks.empty() || blocks.back().kind != Block::Kind::table || !blocks.back().runs.empty()) return false;
  if (blocks.back().lines.last + 2 < lines.first || !is_caption(runs)) return false;
  blocks.back().runs = std::move(runs);
  return true;
}

}  // namespace earbound
