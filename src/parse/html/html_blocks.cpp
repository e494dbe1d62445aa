#include "parse/html/html_blocks.hpp"

#include <algorithm>
#include <utility>

#include "parse/html/html_flow.hpp"
#include "parse/html/html_names.hpp"
#include "parse/html/html_tables.hpp"
#include "parse/title_key.hpp"
#include "text/ascii.hpp"
#include "text/language_tag.hpp"
#include "text/unicode.hpp"

namespace earbound::html {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// White space as one space, or as its line ends, which count lines; none where `after_space`.
std::string folded(std::string_view text, bool& after_space) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_space(text[i])) {
      result += text[i++];
      after_space = false;
      continue;
    }
    std::size_t feeds = 0;
    for (; i < text.size() && is_space(text[i]); ++i) feeds += static_cast<std::size_t>(text[i] == '\n');
    if (feeds > 0)
      result.append(feeds, '\n');
    else if (!after_space)
      result += ' ';
    after_space = true;
  }
  return result;
}

std::string language_of(const Node& node) {
  for (const char* name : {"lang", "xml:lang"})
    if (const std::string tag(node.attribute(name)); !tag.empty() && is_language_tag(tag)) return tag;
  return {};
}

std::string id_of(const Node& node) {
  if (!node.attribute("id").empty()) return std::string(node.attribute("id"));
  for (const Node& child : node.children)
    if (std::string id = id_of(child); !id.empty()) return id;
  return {};
}

int last_line_of(const std::vector<Run>& runs, int otherwise) {
  if (runs.empty()) return otherwise;
  const std::string& text = runs.back().text;
  return std::max(otherwise, runs.back().line + static_cast<int>(std::count(text.begin(), text.end(), '\n')));
}

bool has_words(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

BlockReader::BlockReader(Document& document, const Notes& notes, const LeftOut& left_out)
    : document_(document), notes_(notes), left_out_(left_out), outline_(document) {}

void BlockReader::read_part(const TreePart& part, const Node& from, const std::vector<ContentsEntry>& contents) {
  part_ = &part;
  entries_.clear();
  for (const ContentsEntry& entry : contents) entries_[entry.fragment].push_back(entry);
  Flow flow;
  flow.kind = Flow::Kind::section;
  if (const auto at_begin = entries_.find(""); at_begin != entries_.end()) {
    const std::vector<ContentsEntry> entries = std::move(at_begin->second);
    entries_.erase(at_begin);
    for (const ContentsEntry& entry : entries) {
      open_pending();
      pending_.emplace(Pending{entry, {}, from.line, 0, {}});
    }
  }
  element(from, {}, flow);
  end_paragraph(flow);
  // What no element was found for begins at the end of the part: better there than nowhere.
  for (const auto& [fragment, entries] : entries_)
    for (const ContentsEntry& entry : entries) {
      open_pending();
      pending_.emplace(Pending{entry, {}, from.line, 0, {}});
    }
}

void BlockReader::finish() {
  open_pending();
  document_.notes.reserve(notes_.notes.size());
  for (const FoundNote& found : notes_.notes) {
    Note note;
    note.label = found.label;
    Flow flow;
    children(*found.node, {}, flow);
    end_paragraph(flow);
    note.blocks = std::move(flow.blocks);
    note.lines = {found.node->line, found.node->line};
    if (!note.blocks.empty()) note.lines.last = std::max(note.lines.first, note.blocks.back().lines.last);
    document_.notes.push_back(std::move(note));
  }
  outline_.finish();
}

/// Why the element is not read where it stands: it is said by itself, or of no use to who listens.
std::string_view BlockReader::reason_said(const Node& node) const {
  if (node.name == "p" && has_word(node.attribute("class"), "author")) {
    const std::vector<std::string>& authors = document_.metadata.authors;
    const std::string said = fold_space(clean_text(inner_text(node)));
    if (std::find(authors.begin(), authors.end(), said) != authors.end()) return "the author, said with the title";
  }
  if (part_ == nullptr || part_->name.empty()) return {};
  if (is_marked(node, "", "titlepage") || is_marked(node, "", "halftitlepage"))
    return "a title page: title and authors are said by themselves";
  // Books that earbound made.
  if (node.name == "p" && node.attribute("class") == "announcement") return "an announcement of a spoken edition";
  return {};
}

void BlockReader::children(const Node& node, const RunStyle& style, Flow& flow) {
  for (const Node& child : node.children) {
    if (child.is_text())
      say(child.text, child.line, style, flow);
    else
      element(child, style, flow);
  }
}

void BlockReader::say(std::string_view text, int line, const RunStyle& style, Flow& flow) {
  std::size_t begin = 0;
  if (flow.runs.empty() && !flow.line_break_due) {
    // White space before the first word, and the lines it holds.
    while (begin < text.size() && is_space(text[begin])) line += static_cast<int>(text[begin++] == '\n');
    if (begin == text.size()) return;
  }
  const std::string said = folded(text.substr(begin), flow.after_space);
  if (said.empty()) return;
  if (flow.line_break_due && has_words(said)) {
    flow.line_break_due = false;
    if (!flow.runs.empty()) flow.runs.add(Run::Kind::line_break, {}, line, style);
  }
  if (flow.runs.empty()) flow.first_line = line;
  flow.last_line = std::max(flow.last_line, line);
  flow.runs.text(said, line, style);
}

void BlockReader::apply(const Node& node, RunStyle& style) {
  const std::string& name = node.name;
  if (name == "em" || name == "i" || name == "cite" || name == "dfn" || name == "var") style.emphasis = true;
  if (name == "strong" || name == "b") style.strong = true;
  if (name == "del" || name == "s" || name == "strike") style.deleted = true;
  if (name == "sub") style.subscript = true;
  if (name == "sup") style.superscript = true;
  if (name == "code" || name == "kbd" || name == "samp" || name == "tt") style.code = true;
  if (name == "abbr" || name == "acronym") style.expansion = fold_space(clean_text(node.attribute("title")));
  if (std::string language = language_of(node); !language.empty()) style.language = std::move(language);
  const std::string direction = lower_case(node.attribute("dir"));
  if (direction == "ltr") style.direction = Direction::left_to_right;
  if (direction == "rtl") style.direction = Direction::right_to_left;
  if (direction == "auto") style.direction = Direction::automatic;
}

void BlockReader::element(const Node& node, RunStyle style, Flow& flow) {
  if (const auto left = left_out_.find(&node); left != left_out_.end()) return omit(node, left->second);
  if (notes_.places.contains(&node)) return;  // read with the notes
  if (notes_.backlinks.contains(&node)) return omit(node, "the way back from a note");
  if (flow.kind == Flow::Kind::section) arrive(node, flow);
  if (const std::string_view reason = reason_said(node); !reason.empty()) {
    const bool whole = node.name != "p";  // a chapter of which nothing else is left
    if (whole && flow.kind == Flow::Kind::section && pending_ && pending_->title.empty()) pending_.reset();
    return omit(node, reason);
  }
  if (node.name == "svg" || node.name == "img" || node.name == "image" || is_marked(node, "img", ""))
    return image(node, style, flow);
  if (node.name == "math") return math(node, style, flow);
  if (const std::string_view reason = reason_to_omit(node); !reason.empty()) return omit(node, reason);
  apply(node, style);
  if (is_inline(node)) return inline_element(node, std::move(style), flow);
  end_paragraph(flow);
  if (!block_element(node, style, flow)) {
    children(node, style, flow);
    end_paragraph(flow);
  }
}

bool BlockReader::block_element(const Node& node, const RunStyle& style, Flow& flow) {
  if (const int level = heading_level(node); level > 0) {
    heading(node, level, style, flow);
    return true;
  }
  if (flow.kind == Flow::Kind::runs) return false;
  const std::string& name = node.name;
  const bool layout = is_marked(node, "presentation", "") || is_marked(node, "none", "");
  if (layout) return false;
  if (name == "ul" || name == "ol" || name == "menu" || name == "dir" || is_marked(node, "list", ""))
    put(list(node, style), flow);
  else if (name == "dl")
    put(definitions(node, style), flow);
  else if (name == "blockquote")
    put(quote(node, style), flow);
  else if (name == "figure")
    put(figure(node, style), flow);
  else if (name == "pre" || name == "listing" || name == "xmp")
    put(code(node), flow);
  else if (name == "hr" || is_marked(node, "separator", ""))
    put({Block::Kind::rule, false, false, true, false, Alignment::none, 0, 1, {node.line, node.line}, {}, {}, {}, {}},
        flow);
  else if (name == "table" && is_data_table(node))
    put(TableReader(*this, style).read(node), flow);
  else
    return false;
  return true;
}

void BlockReader::inline_element(const Node& node, RunStyle style, Flow& flow) {
  if (node.name == "br") {
    if (!flow.runs.empty()) flow.runs.add(Run::Kind::line_break, {}, node.line, style);
    flow.after_space = true;
  } else if (node.name == "wbr") {
    return;
  } else if (node.name == "a") {
    link(node, std::move(style), flow);
  } else if (node.name == "q") {
    say("\u201c", node.line, style, flow);
    children(node, style, flow);
    say("\u201d", node.line, style, flow);
  } else {
    children(node, style, flow);
  }
}

void BlockReader::link(const Node& node, RunStyle style, Flow& flow) {
  if (const auto reference = notes_.references.find(&node); reference != notes_.references.end()) {
    // Words that carry a reference belong to their sentence.
    constexpr std::size_t longest_label = 8;
    if (const std::string said = fold_space(inner_text(node)); said.size() > longest_label && has_words(said))
      children(node, style, flow);
    if (flow.runs.empty()) flow.first_line = node.line;
    style.superscript = false;
    flow.runs.add(Run::Kind::note_reference, notes_.notes[reference->second].label, node.line, style);
    flow.after_space = false;
    return;
  }
  std::string address(node.attribute("href"));
  if (!part_->name.empty()) {
    const std::string within = resolve(part_->name, address);
    const std::size_t hash = within.find('#');
    if (!within.empty()) address = hash == std::string::npos ? std::string() : within.substr(hash);
  }
  if (!address.empty()) {
    Target target;
    target.address = clean_text(address);
    target.title = fold_space(clean_text(node.attribute("title")));
    style.link = std::make_shared<const Target>(std::move(target));
  }
  children(node, style, flow);
}

void BlockReader::image(const Node& node, const RunStyle& style, Flow& flow) {
  const bool has_alternative = node.has("alt") || node.has("aria-label");
  std::string alternative(node.attribute("alt"));
  if (alternative.empty()) alternative = node.attribute("aria-label");
  if (node.name == "svg")
    for (const Node& child : node.children)
      if (alternative.empty() && child.name == "title") alternative = inner_text(child);
  alternative = fold_space(clean_text(alternative));
  const bool decoration = (has_alternative && alternative.empty()) || is_marked(node, "presentation", "") ||
                          is_marked(node, "none", "") || node.attribute("aria-hidden") == "true" || node.has("hidden");
  if (decoration || (node.name != "img" && alternative.empty())) return omit(node, "a decoration");
  if (flow.line_break_due) {
    flow.line_break_due = false;
    if (!flow.runs.empty()) flow.runs.add(Run::Kind::line_break, {}, node.line, style);
  }
  if (flow.runs.empty()) flow.first_line = node.line;
  flow.last_line = std::max(flow.last_line, node.line);
  Target target;
  target.address = clean_text(node.attribute("src"));
  target.title = fold_space(clean_text(node.attribute("title")));
  flow.runs.image(std::move(alternative), std::move(target), node.line, style);
  flow.after_space = false;
}

void BlockReader::math(const Node& node, const RunStyle& style, Flow& flow) {
  std::string formula(node.attribute("alttext"));
  const auto look = [&](const auto& self, const Node& within) -> void {
    if (within.name == "annotation" && within.attribute("encoding").find("tex") != std::string_view::npos)
      formula = inner_text(within);
    for (const Node& child : within.children) self(self, child);
  };
  if (formula.empty()) look(look, node);
  formula = fold_space(clean_text(formula));
  if (formula.empty()) return children(node, style, flow);
  if (flow.runs.empty()) flow.first_line = node.line;
  flow.last_line = std::max(flow.last_line, node.line);
  flow.runs.add(Run::Kind::math, std::move(formula), node.line, style);
  flow.after_space = false;
}

void BlockReader::end_paragraph(Flow& flow) {
  if (flow.kind == Flow::Kind::runs) {
    flow.line_break_due = !flow.runs.empty();
    flow.after_space = true;
    return;
  }
  std::vector<Run> runs = flow.runs.take();
  flow.after_space = true;
  while (!runs.empty() && runs.back().kind == Run::Kind::line_break) runs.pop_back();
  while (!runs.empty() && runs.front().kind == Run::Kind::line_break) runs.erase(runs.begin());
  if (runs.empty() || says_pending(runs, flow)) return;
  Block block;
  block.heading_level = static_cast<std::uint8_t>(flow.heading_level);
  block.lines = {flow.first_line, last_line_of(runs, flow.last_line)};
  block.runs = std::move(runs);
  put(std::move(block), flow);
  flow.last_line = 0;
}

/// Books without heading elements set their headings as paragraphs: one that says what the contents page says is it.
bool BlockReader::says_pending(std::vector<Run>& runs, const Flow& flow) {
  if (!pending_ || !pending_->title.empty() || flow.kind != Flow::Kind::section) return false;
  const std::string key = title_key(text_of(runs));
  if (key.empty() || key != title_key(pending_->entry.title)) return false;
  pending_->line = flow.first_line;
  pending_->title = std::move(runs);
  return true;
}

void BlockReader::put(Block block, Flow& flow) {
  const bool empty = block.runs.empty() && block.children.empty() && block.kind != Block::Kind::rule;
  if (empty) return;
  if (flow.kind == Flow::Kind::section) {
    open_pending();
    outline_.blocks().push_back(std::move(block));
  } else {
    flow.blocks.push_back(std::move(block));
  }
}

void BlockReader::omit(const Node& node, std::string_view reason) {
  const bool code = node.name == "script" || node.name == "style" || node.name == "head" || node.name == "template";
  const std::string text = code ? std::string() : fold_space(clean_text(parted_text(node)));
  if (has_words(text)) document_.omissions.push_back({text, node.line, std::string(reason)});
}

std::vector<Block> BlockReader::blocks_within(const Node& node, const RunStyle& style) {
  Flow flow;
  children(node, style, flow);
  end_paragraph(flow);
  return std::move(flow.blocks);
}

std::vector<Run> BlockReader::runs_within(const Node& node, const RunStyle& style) {
  Flow flow;
  flow.kind = Flow::Kind::runs;
  children(node, style, flow);
  std::vector<Run> runs = flow.runs.take();
  while (!runs.empty() && runs.back().kind == Run::Kind::line_break) runs.pop_back();
  return runs;
}

// Headings.

void BlockReader::heading(const Node& node, int level, const RunStyle& style, Flow& flow) {
  if (flow.kind != Flow::Kind::section) {
    flow.heading_level = flow.kind == Flow::Kind::blocks ? level : 0;
    children(node, style, flow);
    end_paragraph(flow);
    flow.heading_level = 0;
    return;
  }
  const auto seek = [&](const auto& self, const Node& within) -> void {
    for (const Node& child : within.children) {
      arrive(child, flow);
      self(self, child);
    }
  };
  seek(seek, node);
  std::vector<Run> title = runs_within(node, style);
  if (title.empty()) return;
  const std::string key = title_key(text_of(title));
  if (pending_) {
    const std::string named = title_key(pending_->entry.title);
    const bool same = !key.empty() && (named.find(key) != std::string::npos || key.find(named) != std::string::npos);
    if (same) {
      if (pending_->title.empty()) {
        pending_->line = node.line;
        pending_->heading_level = level;
        pending_->id = id_of(node);
      } else {
        Run space;
        space.text = " ";
        space.line = node.line;
        pending_->title.push_back(std::move(space));
      }
      pending_->title.insert(pending_->title.end(), std::make_move_iterator(title.begin()),
                             std::make_move_iterator(title.end()));
      return;
    }
    open_pending();
  }
  if (!entry_title_.empty() && key == title_key(entry_title_)) {
    entry_title_.clear();
    return omit(node, "said as the heading of its section");
  }
  const int last = last_line_of(title, node.line);
  outline_.heading(level_in_book(level), std::move(title), {node.line, last}, id_of(node));
}

int BlockReader::level_in_book(int level) const {
  if (entry_level_ == 0) return level;
  const int below = entry_heading_ > 0 ? std::max(1, level - entry_heading_) : 1;
  return std::min(entry_level_ + below, 6);
}

/// Where the contents page leads to an element, its section begins.
void BlockReader::arrive(const Node& node, Flow& flow) {
  if (entries_.empty()) return;
  for (const char* attribute : {"id", "name"}) {
    const auto found = entries_.find(node.attribute(attribute));
    if (node.attribute(attribute).empty() || found == entries_.end()) continue;
    const std::vector<ContentsEntry> entries = std::move(found->second);
    entries_.erase(found);
    end_paragraph(flow);
    for (const ContentsEntry& entry : entries) {
      open_pending();
      pending_.emplace(Pending{entry, {}, node.line, 0, std::string(node.attribute(attribute))});
    }
  }
}

void BlockReader::open_pending() {
  if (!pending_) return;
  Pending pending = std::move(*pending_);
  pending_.reset();
  const bool said = !pending.title.empty();
  if (!said) {
    Run run;
    run.text = pending.entry.title;
    run.line = pending.line;
    pending.title.push_back(std::move(run));
  }
  entry_title_ = said ? std::string() : pending.entry.title;
  entry_level_ = std::clamp(pending.entry.level, 1, 6);
  entry_heading_ = pending.heading_level;
  outline_.heading(entry_level_, std::move(pending.title), {pending.line, pending.line}, std::move(pending.id));
}

// Blocks that hold others.

Block BlockReader::list(const Node& node, const RunStyle& style) {
  Block block;
  block.kind = Block::Kind::list;
  block.ordered = node.name == "ol";
  block.lines = {node.line, node.line};
  if (const std::string_view start = node.attribute("start"); !start.empty() && start.size() < 7) {
    int value = 0;
    for (const char c : start) value = is_ascii_digit(c) ? value * 10 + (c - '0') : value;
    block.first_number = value;
  }
  for (const Node& child : node.children) {
    if (child.is_text() && fold_space(child.text).empty()) continue;
    if (const auto left = left_out_.find(&child); left != left_out_.end()) {
      omit(child, left->second);
      continue;
    }
    if (notes_.places.contains(&child)) continue;
    if (const std::string_view reason = child.is_text() ? std::string_view() : reason_to_omit(child); !reason.empty()) {
      omit(child, reason);
      continue;
    }
    Block item;
    item.kind = Block::Kind::list_item;
    item.lines = {child.line, child.line};
    if (child.is_text()) {
      Flow flow;
      say(child.text, child.line, style, flow);
      end_paragraph(flow);
      item.children = std::move(flow.blocks);
    } else if (child.name == "li") {
      RunStyle inner = style;
      apply(child, inner);
      item.children = blocks_within(child, inner);
    } else {
      Flow flow;
      element(child, style, flow);
      end_paragraph(flow);
      item.children = std::move(flow.blocks);
    }
    if (item.children.empty()) continue;
    item.lines.last = std::max(item.lines.last, item.children.back().lines.last);
    block.lines.last = std::max(block.lines.last, item.lines.last);
    block.tight = block.tight && std::count_if(item.children.begin(), item.children.end(), [](const Block& each) {
                                   return each.kind == Block::Kind::paragraph;
                                 }) < 2;
    block.children.push_back(std::move(item));
  }
  return block;
}

/// A term and what it means are one item.
Block BlockReader::definitions(const Node& node, const RunStyle& style) {
  Block block;
  block.kind = Block::Kind::list;
  block.tight = false;
  block.lines = {node.line, node.line};
  bool after_definition = true;
  const auto read = [&](const auto& self, const Node& within) -> void {
    for (const Node& child : within.children) {
      if (child.name == "div") {
        self(self, child);
        continue;
      }
      if (child.is_text() && fold_space(child.text).empty()) continue;
      if (notes_.places.contains(&child)) continue;
      const bool term = child.name == "dt";
      RunStyle inner = style;
      apply(child, inner);
      inner.strong = inner.strong || term;
      std::vector<Block> blocks;
      if (child.is_text() || (child.name != "dt" && child.name != "dd")) {
        Flow flow;
        if (child.is_text())
          say(child.text, child.line, inner, flow);
        else
          element(child, inner, flow);
        end_paragraph(flow);
        blocks = std::move(flow.blocks);
      } else {
        blocks = blocks_within(child, inner);
      }
      if (blocks.empty()) continue;
      if (block.children.empty() || (term && after_definition)) {
        Block& item = block.children.emplace_back();
        item.kind = Block::Kind::list_item;
        item.lines = {child.line, child.line};
      }
      after_definition = !term;
      Block& item = block.children.back();
      item.lines.last = std::max(item.lines.last, blocks.back().lines.last);
      block.lines.last = std::max(block.lines.last, item.lines.last);
      item.children.insert(item.children.end(), std::make_move_iterator(blocks.begin()),
                           std::make_move_iterator(blocks.end()));
    }
  };
  read(read, node);
  return block;
}

Block BlockReader::quote(const Node& node, const RunStyle& style) {
  Block block;
  block.kind = Block::Kind::quote;
  block.language = style.language;
  block.children = blocks_within(node, style);
  block.lines = {node.line, block.children.empty() ? node.line : block.children.back().lines.last};
  return block;
}

Block BlockReader::figure(const Node& node, const RunStyle& style) {
  Block block;
  block.kind = Block::Kind::figure;
  block.lines = {node.line, node.line};
  bool captioned = false;
  Flow flow;
  const auto read = [&](const auto& self, const Node& within, const RunStyle& around) -> void {
    for (const Node& child : within.children) {
      if (child.name == "figcaption" && !captioned) {
        end_paragraph(flow);
        Block caption;
        caption.kind = Block::Kind::caption;
        caption.runs = runs_within(child, around);
        caption.lines = {child.line, last_line_of(caption.runs, child.line)};
        captioned = !caption.runs.empty();
        if (captioned) flow.blocks.push_back(std::move(caption));
      } else if (child.name == "div" || child.name == "picture") {
        self(self, child, around);
      } else if (child.is_text()) {
        say(child.text, child.line, around, flow);
      } else {
        element(child, around, flow);
      }
    }
  };
  read(read, node, style);
  end_paragraph(flow);
  block.children = std::move(flow.blocks);
  if (!block.children.empty()) block.lines.last = std::max(block.lines.first, block.children.back().lines.last);
  return block;
}

Block BlockReader::code(const Node& node) {
  Block block;
  block.kind = Block::Kind::code;
  std::string text = inner_text(node);
  int line = node.line;
  if (text.starts_with('\n')) {
    text.erase(0, 1);
    ++line;
  }
  while (text.ends_with('\n')) text.pop_back();
  const auto language = [](const Node& element) -> std::string {
    const std::string words(element.attribute("class"));
    for (const std::string_view prefix : {"language-", "lang-", "sourceCode "})
      if (const std::size_t at = words.find(prefix); at != std::string::npos) {
        const std::size_t begin = at + prefix.size();
        return words.substr(begin, std::min(words.find(' ', begin), words.size()) - begin);
      }
    return {};
  };
  block.info = language(node);
  for (const Node& child : node.children)
    if (block.info.empty() && child.name == "code") block.info = language(child);
  if (fold_space(text).empty()) return block;
  block.lines = {line, line + static_cast<int>(std::count(text.begin(), text.end(), '\n'))};
  RunBuilder runs;
  RunStyle style;
  runs.add(Run::Kind::code, std::move(text), line, style);
  block.runs = runs.take();
  return block;
}

}  // namespace earbound::html
