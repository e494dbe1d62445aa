#include "parse/html/html_tables.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "parse/html/html_names.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound::html {
namespace {

constexpr std::size_t most_columns = 200, most_rows_spanned = 2000;

std::size_t span_of(const Node& cell, std::string_view attribute, std::size_t most) {
  const std::string_view written = cell.attribute(attribute);
  if (written.empty() || written.size() > 5 || !std::all_of(written.begin(), written.end(), is_ascii_digit)) return 1;
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::stoul(std::string(written))), 1, most);
}

bool is_cell(const Node& node) { return node.name == "td" || node.name == "th"; }

Alignment alignment_of(const Node& cell) {
  const std::string align = lower_case(cell.attribute("align"));
  const std::string style = lower_case(cell.attribute("style"));
  const auto is = [&](const char* side) {
    return align == side || style.find(std::string("text-align: ") + side) != std::string::npos;
  };
  return is("left")     ? Alignment::left
         : is("right")  ? Alignment::right
         : is("center") ? Alignment::centre
                        : Alignment::none;
}

struct Census {
  std::size_t rows = 0, widest = 0, headers = 0, blocks = 0;
  bool captioned = false;
};

/// Counts what a table holds, without the tables within it.
void count(const Node& node, Census& census) {
  for (const Node& child : node.children) {
    if (child.name == "caption") census.captioned = true;
    if (child.name == "tr") {
      ++census.rows;
      census.widest =
          std::max(census.widest,
                   static_cast<std::size_t>(std::count_if(child.children.begin(), child.children.end(), is_cell)));
    }
    if (child.name == "th") ++census.headers;
    const bool block = child.name == "table" || child.name == "div" || child.name == "ul" || child.name == "ol" ||
                       child.name == "pre" || child.name == "blockquote" || heading_level(child) > 0;
    if (block) ++census.blocks;
    if (child.name != "table") count(child, census);
  }
}

Block empty_cell() {
  Block cell;
  cell.kind = Block::Kind::table_cell;
  return cell;
}

}  // namespace

bool is_data_table(const Node& table) {
  Census census;
  count(table, census);
  if (census.rows == 0 || census.widest < 2) return false;
  if (census.headers > 0 || census.captioned) return true;
  return census.rows > 1 && census.blocks == 0;
}

void TableReader::gather(const Node& node, bool head, std::vector<Row>& rows, const Node*& caption) const {
  for (const Node& child : node.children) {
    if (child.name == "tr")
      rows.push_back({&child, head});
    else if (child.name == "caption")
      caption = &child;
    else if (!child.is_text() && child.name != "table" && reason_to_omit(child).empty())
      gather(child, child.name == "thead", rows, caption);
  }
}

Block TableReader::read(const Node& table) {
  Block block;
  block.kind = Block::Kind::table;
  block.lines = {table.line, table.line};
  std::vector<Row> rows;
  const Node* caption = nullptr;
  gather(table, false, rows, caption);
  if (caption != nullptr) block.runs = reader_.runs_within(*caption, style_);
  std::vector<Block> read;
  std::size_t columns = 0;
  bool first_is_header = false;
  for (const Row& each : rows) {
    Block made = row(*each.node);
    if (made.children.empty()) continue;
    const bool all_heads =
        std::all_of(made.children.begin(), made.children.end(), [](const Block& cell) { return cell.header; });
    if (read.empty()) first_is_header = each.head || all_heads;
    columns = std::max(columns, made.children.size());
    block.lines.last = std::max(block.lines.last, made.lines.last);
    read.push_back(std::move(made));
  }
  if (read.empty()) return block;
  if (!first_is_header) {
    Block header;
    header.kind = Block::Kind::table_row;
    header.lines = {table.line, table.line};
    read.insert(read.begin(), std::move(header));
  }
  for (Block& cell : read.front().children) cell.header = true;
  for (Block& each : read) each.children.resize(columns, empty_cell());
  block.children = std::move(read);
  return block;
}

Block TableReader::row(const Node& node) {
  Block made;
  made.kind = Block::Kind::table_row;
  made.lines = {node.line, node.line};
  const auto fill_taken = [&] {
    while (made.children.size() < reaching_down_.size() && reaching_down_[made.children.size()] > 0) {
      --reaching_down_[made.children.size()];
      made.children.push_back(empty_cell());
    }
  };
  for (const Node& child : node.children) {
    if (!is_cell(child) || made.children.size() >= most_columns) continue;
    fill_taken();
    if (made.children.size() >= most_columns) continue;
    RunStyle style = style_;
    BlockReader::apply(child, style);
    Block cell = empty_cell();
    cell.header = child.name == "th";
    cell.alignment = alignment_of(child);
    cell.runs = reader_.runs_within(child, style);
    cell.lines = {child.line, child.line};
    const std::size_t across = span_of(child, "colspan", most_columns - made.children.size());
    const std::size_t down = span_of(child, "rowspan", most_rows_spanned);
    made.lines.last = std::max(made.lines.last, child.line);
    const std::size_t at = made.children.size();
    made.children.push_back(std::move(cell));
    for (std::size_t more = 1; more < across; ++more) made.children.push_back(empty_cell());
    reaching_down_.resize(std::max(reaching_down_.size(), made.children.size()));
    for (std::size_t column = at; column < made.children.size(); ++column) reaching_down_[column] = down - 1;
  }
  fill_taken();
  return made;
}

}  // namespace earbound::html
