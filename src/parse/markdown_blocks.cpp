#include "parse/markdown_blocks.hpp"

#include <algorithm>
#include <map>

#include "parse/heading_ids.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

constexpr std::size_t deepest_nesting = 100;

// For each tag of an omitted element, in document order: does the next tag of its name close it? An element that nobody
// closes would otherwise take the rest of the work with it.
std::vector<bool> find_closings(MarkdownTree& tree) {
  std::vector<bool> closings;
  std::map<std::string, std::size_t, std::less<>> open;
  for (MarkdownStep step; tree.next(step);) {
    if (step.kind != MarkdownKind::html && step.kind != MarkdownKind::html_block) continue;
    HtmlScanner scanner(step.literal);
    for (HtmlToken token; scanner.next(token);) {
      if (token.name.empty() || token.self_closed || !is_html_omitted_name(token.name)) continue;
      if (token.kind == HtmlToken::Kind::open_tag)
        open[token.name] = closings.size();
      else if (const auto found = open.find(token.name); found != open.end()) {
        closings[found->second] = true;
        open.erase(found);
      }
      closings.push_back(false);
    }
  }
  tree.rewind();
  return closings;
}

}  // namespace

MarkdownBlocks::MarkdownBlocks(Document& document, const MarkdownText& source)
    : document_(document),
      source_(source),
      tree_(source.parse()),
      closings_(find_closings(tree_)),
      inline_(document, source, closings_),
      outline_(document),
      notes_to_come_(!source.notes.empty()) {}

std::vector<Block>& MarkdownBlocks::target() {
  return containers_.empty() ? outline_.blocks() : *containers_.back().blocks;
}

SourceLines MarkdownBlocks::lines_of(const MarkdownStep& step) const {
  return {source_.number(step.first_line), source_.number(std::max(step.first_line, step.last_line))};
}

void MarkdownBlocks::read() {
  for (MarkdownStep step; tree_.next(step);) {
    switch (step.kind) {
      case MarkdownKind::document:
        break;
      case MarkdownKind::quote:
      case MarkdownKind::list:
      case MarkdownKind::item:
        container(step);
        break;
      case MarkdownKind::paragraph:
        if (step.entering)
          leaf_begins(step);
        else
          paragraph_ends(step);
        break;
      case MarkdownKind::heading:
        if (step.entering)
          leaf_begins(step);
        else
          heading_ends(step);
        break;
      case MarkdownKind::code_block:
        code_block(step);
        break;
      case MarkdownKind::html_block:
        html_block(step);
        break;
      case MarkdownKind::rule:
        table_ = nullptr;
        if (!inline_.omitting()) {
          Block& rule = target().emplace_back();
          rule.kind = Block::Kind::rule;
          rule.lines = lines_of(step);
        }
        break;
      default:
        inline_.step(step);
        break;
    }
  }
  definitions_before(static_cast<int>(source_.lines.size()) + 1);
  inline_.end(0);
  outline_.finish();
}

void MarkdownBlocks::container(const MarkdownStep& step) {
  table_ = nullptr;
  if (step.entering) return enter(step);
  inline_.elements().forget_after(containers_.back().open_elements);
  containers_.pop_back();
}

void MarkdownBlocks::enter(const MarkdownStep& step) {
  const std::size_t elements = inline_.elements().count();
  if (notes_to_come_ && containers_.empty()) {  // the list of notes: it holds no blocks itself
    containers_.push_back({&outline_.blocks(), false, elements});
    return;
  }
  if (notes_to_come_ && containers_.size() == 1 && next_note_ < source_.notes.size()) {
    const MarkdownNote& note = source_.notes[next_note_++];
    Note& added = document_.notes.emplace_back();
    added.label = clean_text(note.label);
    added.lines = {note.first_line, note.last_line};
    containers_.push_back({&added.blocks, false, elements});
    return;
  }
  // A list and its items are flattened together, so that no item stands outside a list.
  const bool item = step.kind == MarkdownKind::item;
  const bool flattened = item ? containers_.back().flattened : containers_.size() + 2 > deepest_nesting;
  if (flattened) {
    containers_.push_back({&target(), true, elements});
    return;
  }
  Block& block = target().emplace_back();
  block.kind = step.kind == MarkdownKind::quote ? Block::Kind::quote
               : item                           ? Block::Kind::list_item
                                                : Block::Kind::list;
  block.lines = lines_of(step);
  block.ordered = step.ordered;
  block.tight = step.tight;
  block.parenthesis = step.parenthesis;
  block.first_number = step.first_number;
  containers_.push_back({&block.children, false, elements});
}

void MarkdownBlocks::leaf_begins(const MarkdownStep& step) {
  definitions_before(step.first_line);
  leaf_elements_ = inline_.elements().count();
  inline_.begin(step.first_line);
}

void MarkdownBlocks::paragraph_ends(const MarkdownStep& step) {
  next_line_ = step.last_line + 1;
  std::vector<Run> runs = inline_.take(step.last_line);
  inline_.end(leaf_elements_);
  SourceLines lines = lines_of(step);
  if (const int definitions = inline_.leading_definition_lines(); definitions > 0) {
    omit_definitions(step.first_line, step.first_line + definitions);
    lines.first = source_.number(step.first_line + definitions);
  }
  const std::string_view mark = inline_.block_mark();
  if (mark == mark::notes_end) notes_to_come_ = false;
  if (mark == mark::note || mark == mark::notes_end || table_part(mark, runs, lines)) return;
  table_ = nullptr;
  if (runs.size() == 1 && runs.front().kind == Run::Kind::math && inline_.display_math_alone()) {
    Block& math = target().emplace_back();
    math.kind = Block::Kind::math;
    math.lines = lines;
    math.runs = std::move(runs);
    return;
  }
  add_paragraph(std::move(runs), lines);
}

void MarkdownBlocks::add_paragraph(std::vector<Run> runs, SourceLines lines, int heading_level) {
  if (runs.empty() || take_caption(runs, lines)) return;
  Block& paragraph = target().emplace_back();
  paragraph.kind = in_caption_ ? Block::Kind::caption : Block::Kind::paragraph;
  paragraph.heading_level = static_cast<std::uint8_t>(heading_level);
  paragraph.lines = lines;
  paragraph.runs = std::move(runs);
}

void MarkdownBlocks::heading_ends(const MarkdownStep& step) {
  next_line_ = inline_.last_seen() + 1;
  table_ = nullptr;
  const bool omitted = inline_.omitting();
  std::vector<Run> runs = inline_.take(0);
  inline_.end(leaf_elements_);
  if (omitted && runs.empty()) return;
  const int first = source_.number(step.first_line);
  const SourceLines lines{first, runs.empty() ? first : std::max(first, runs.back().line)};
  const std::optional<HeadingAttributes> attributes = take_heading_attributes(runs);
  if (attributes && has_letter_or_number(attributes->written))
    document_.omissions.push_back({attributes->written, lines.last, "attributes of a heading"});
  if (containers_.empty()) {
    outline_.heading(step.level, std::move(runs), lines, attributes ? attributes->id : std::string());
    return;
  }
  for (Run& run : runs) run.strong = true;  // inside a quote or a list a heading opens no section
  add_paragraph(std::move(runs), lines, step.level);
}

}  // namespace earbound
