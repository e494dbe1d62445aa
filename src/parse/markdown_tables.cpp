#include <algorithm>

#include <fmt/format.h>

#include "parse/markdown_extensions.hpp"

namespace earbound {

namespace {

// Cells beyond this number in a row are left as text: no table has them.
constexpr std::size_t most_columns = 1000;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The cells of a row: separated by pipes that no backslash precedes, a pipe at either end left out.
std::vector<std::string_view> cells_of(std::string_view row) {
  row = trimmed(row);
  if (!row.empty() && row.front() == '|') row.remove_prefix(1);
  std::vector<std::string_view> cells;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\')
      ++i;
    else if (row[i] == '|') {
      cells.push_back(trimmed(row.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  if (begin < row.size()) cells.push_back(trimmed(row.substr(std::min(begin, row.size()))));
  return cells;
}

bool is_delimiter_cell(std::string_view cell) {
  if (!cell.empty() && cell.front() == ':') cell.remove_prefix(1);
  if (!cell.empty() && cell.back() == ':') cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

bool is_delimiter_row(std::string_view row) {
  if (row.find('-') == std::string_view::npos || row.find_first_not_of("|-: \t") != std::string_view::npos)
    return false;
  if (row.find_first_of("|:") == std::string_view::npos) return false;
  const auto cells = cells_of(row);
  return !cells.empty() && std::all_of(cells.begin(), cells.end(), is_delimiter_cell);
}

// A letter for each column: none, left, centre or right.
std::string alignments(std::string_view row) {
  std::string letters;
  for (const std::string_view cell : cells_of(row)) {
    const bool left = cell.front() == ':', right = cell.back() == ':';
    letters += left && right ? 'c' : left ? 'l' : right ? 'r' : 'n';
  }
  return letters;
}

std::string with_plain_pipes(std::string_view cell) {
  std::string plain;
  for (std::size_t i = 0; i < cell.size(); ++i)
    if (!(cell[i] == '\\' && i + 1 < cell.size() && cell[i + 1] == '|')) plain += cell[i];
  return plain;
}

class TableWriter {
 public:
  explicit TableWriter(MarkdownText& source) : source_(source) {}

  bool rewrite(const std::vector<MarkdownLeaf>& leaves) {
    std::size_t next = 0;
    for (const MarkdownLeaf& leaf : leaves) {
      if (leaf.kind != MarkdownKind::paragraph || leaf.first_line < 1) continue;
      const auto first = static_cast<std::size_t>(leaf.first_line) - 1, last = static_cast<std::size_t>(leaf.last_line);
      const std::size_t header = find_header(leaf, first, last);
      if (header == last) continue;
      copy(next, header);
      write_table(leaf, header, last);
      next = last;
      found_ = true;
    }
    if (!found_) return false;
    copy(next, source_.lines.size());
    source_.lines = std::move(lines_);
    return true;
  }

 private:
  std::string_view content(const MarkdownLeaf& leaf, std::size_t line) const {
    const std::string_view text = source_.lines[line].text;
    std::size_t begin = 0;
    if (static_cast<int>(line) + 1 == leaf.first_line)
      begin = std::min(text.size(), static_cast<std::size_t>(std::max(leaf.column, 1)) - 1);
    else
      begin = std::min(text.size(), text.find_first_not_of(leaf.nested ? " \t>" : " \t"));
    return text.substr(begin);
  }

  // Index of the header row, or `last`: the row above a delimiter row of as many cells.
  std::size_t find_header(const MarkdownLeaf& leaf, std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i + 1 < last; ++i) {
      const std::string_view delimiters = content(leaf, i + 1);
      if (!is_delimiter_row(delimiters)) continue;
      const std::string_view header = content(leaf, i);
      const auto columns = cells_of(delimiters).size();
      const bool piped = header.find('|') != std::string_view::npos || delimiters.find('|') != std::string_view::npos;
      if (piped && columns <= most_columns && cells_of(header).size() == columns) return i;
    }
    return last;
  }

  void copy(std::size_t begin, std::size_t end) {
    lines_.insert(lines_.end(), source_.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                  source_.lines.begin() + static_cast<std::ptrdiff_t>(end));
  }

  // What must stand before a line so that it belongs to the containers of the leaf.
  std::string container_prefix(const MarkdownLeaf& leaf) const {
    if (!leaf.nested) return {};
    const std::string_view line = source_.lines[static_cast<std::size_t>(leaf.first_line) - 1].text;
    std::string prefix(line.substr(0, std::min(line.size(), static_cast<std::size_t>(std::max(leaf.column, 1)) - 1)));
    for (char& c : prefix)
      if (c != '>' && c != '\t') c = ' ';
    return prefix;
  }

  void write_paragraph(const std::string& prefix, const std::string& text, int number) {
    lines_.push_back({source_.write(prefix + text), number});
    lines_.push_back({source_.write(prefix), number});
  }

  void write_table(const MarkdownLeaf& leaf, std::size_t header, std::size_t last) {
    const std::string prefix = container_prefix(leaf);
    // The first line holds the markers of its containers: they stay in place before the table's first mark.
    const int first_number = source_.lines[header].number;
    const std::string mark = std::string(mark::table) + alignments(content(leaf, header + 1));
    if (static_cast<int>(header) + 1 == leaf.first_line) {
      const std::string_view line = source_.lines[header].text;
      const std::string markers(
          line.substr(0, std::min(line.size(), static_cast<std::size_t>(std::max(leaf.column, 1)) - 1)));
      lines_.push_back({source_.write(markers + mark), first_number});
    } else {
      lines_.push_back({source_.write(prefix), first_number});
      lines_.push_back({source_.write(prefix + mark), first_number});
    }
    lines_.push_back({source_.write(prefix), first_number});
    for (std::size_t i = header; i < last; ++i) {
      if (i == header + 1) continue;
      const int number = source_.lines[i].number;
      write_paragraph(prefix, std::string(mark::row), number);
      for (const std::string_view cell : cells_of(content(leaf, i)))
        write_paragraph(prefix, fmt::format("{} {}", mark::cell, with_plain_pipes(cell)), number);
    }
    write_paragraph(prefix, std::string(mark::table_end), source_.lines[last - 1].number);
  }

  MarkdownText& source_;
  std::vector<MarkdownLine> lines_;
  bool found_ = false;
};

}  // namespace

bool rewrite_tables(MarkdownText& source, const std::vector<MarkdownLeaf>& leaves) {
  return TableWriter(source).rewrite(leaves);
}

}  // namespace earbound
