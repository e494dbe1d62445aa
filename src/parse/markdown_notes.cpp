#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parse/markdown_extensions.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

constexpr std::size_t longest_label = 200;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

// Columns of white space at the beginning; `bytes` of them hold up to `most` columns.
struct Indentation {
  std::size_t columns = 0, bytes = 0;
};
Indentation indentation(std::string_view line, std::size_t most) {
  Indentation found;
  while (found.bytes < line.size() && found.columns < most) {
    if (line[found.bytes] == ' ')
      ++found.columns;
    else if (line[found.bytes] == '\t')
      found.columns += 4 - found.columns % 4;
    else
      break;
    ++found.bytes;
  }
  return found;
}

struct Definition {
  std::string_view label, text;
  bool found = false;
};
Definition definition(std::string_view line) {
  const auto indent = indentation(line, 4);
  if (indent.columns > 3) return {};
  std::string_view rest = line.substr(indent.bytes);
  if (rest.substr(0, 2) != "[^") return {};
  const std::size_t end = rest.substr(0, longest_label).find(']');
  if (end == std::string_view::npos || end < 3 || end + 1 >= rest.size() || rest[end + 1] != ':') return {};
  const auto label = rest.substr(2, end - 2);
  if (label.find_first_of(" \t[") != std::string_view::npos) return {};
  std::string_view text = rest.substr(end + 2);
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t")));
  return {label, text, true};
}

class NoteMover {
 public:
  NoteMover(MarkdownText& source, const std::vector<MarkdownLeaf>& leaves, Document& document)
      : source_(source), document_(document), leaf_of_(source.lines.size(), -1) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const bool verbatim = leaves[i].kind == MarkdownKind::code_block || leaves[i].kind == MarkdownKind::html_block;
      for (int line = leaves[i].first_line; line <= leaves[i].last_line; ++line)
        if (line >= 1)
          leaf_of_[static_cast<std::size_t>(line) - 1] =
              verbatim || leaves[i].nested ? in_verbatim : static_cast<int>(i);
    }
  }

  bool move() {
    for (std::size_t i = 0; i < source_.lines.size();) {
      const Definition found = leaf_of_[i] == in_verbatim ? Definition{} : definition(source_.lines[i].text);
      if (found.found)
        i = take(i, found);
      else
        rest_.push_back(source_.lines[i++]);
    }
    if (source_.notes.empty() && rest_.size() == source_.lines.size()) return false;
    if (!source_.notes.empty()) {
      notes_.push_back({mark::notes_end, 0});
      notes_.push_back({{}, 0});
    }
    notes_.insert(notes_.end(), rest_.begin(), rest_.end());
    source_.lines = std::move(notes_);
    return true;
  }

 private:
  static constexpr int in_verbatim = -2;

  // Takes the definition at line `at`; returns the first line after it.
  std::size_t take(std::size_t at, const Definition& found) {
    const std::size_t end = definition_end(at);
    const bool first = labels_.insert(lower_case(found.label)).second;
    if (first) {
      source_.notes.push_back({std::string(found.label), source_.lines[at].number, source_.lines[end - 1].number});
      notes_.push_back({source_.write(fmt::format("* {}", mark::note)), source_.lines[at].number});
      notes_.push_back({{}, source_.lines[at].number});
    }
    for (std::size_t i = at; i < end; ++i) {
      const MarkdownLine line = source_.lines[i];
      const std::string_view text = i == at ? found.text : line.text.substr(indentation(line.text, 4).bytes);
      if (first)
        notes_.push_back({is_blank(text) ? std::string_view() : source_.write("  " + std::string(text)), line.number});
      else if (has_letter_or_number(text))
        document_.omissions.push_back(
            {fold_space(clean_text(text)), line.number, fmt::format("a second note [^{}]", clean_text(found.label))});
      rest_.push_back({{}, line.number});
    }
    if (first) notes_.push_back({{}, 0});
    return end;
  }

  // A definition goes on with the lines of its paragraph, and beyond blank lines with whatever is indented by four
  // columns.
  std::size_t definition_end(std::size_t at) const {
    std::size_t end = at + 1;
    for (std::size_t i = at + 1; i < source_.lines.size(); ++i) {
      const std::string_view line = source_.lines[i].text;
      if (is_blank(line)) continue;
      const bool indented = indentation(line, 4).columns >= 4;
      const bool same_paragraph =
          i == end && leaf_of_[at] >= 0 && leaf_of_[i] == leaf_of_[at] && !definition(line).found;
      if (!indented && !same_paragraph) break;
      end = i + 1;
    }
    return end;
  }

  MarkdownText& source_;
  Document& document_;
  std::vector<int> leaf_of_;
  std::vector<MarkdownLine> notes_, rest_;
  std::set<std::string> labels_;
};

}  // namespace

bool move_notes(MarkdownText& source, const std::vector<MarkdownLeaf>& leaves, Document& document) {
  const std::size_t before = document.omissions.size();
  return NoteMover(source, leaves, document).move() || document.omissions.size() > before;
}

}  // namespace earbound
