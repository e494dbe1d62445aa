// Blocks of MarkdownBlocks whose text cmark leaves as it is: code and HTML; and link definitions, which it takes away.

#include <algorithm>
#include <iterator>

#include "parse/markdown_blocks.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The first line of a fenced block is its fence and not its content.
bool is_fenced(std::string_view first_line, int column, std::string_view content) {
  if (column < 1 || static_cast<std::size_t>(column) > first_line.size()) return false;
  const std::string_view line = trimmed(first_line.substr(static_cast<std::size_t>(column) - 1));
  const bool fence = line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~";
  return fence && line != trimmed(content.substr(0, content.find('\n')));
}

int heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

}  // namespace

void MarkdownBlocks::code_block(const MarkdownStep& step) {
  definitions_before(step.first_line);
  next_line_ = step.last_line + 1;
  table_ = nullptr;
  std::string text = clean_text(restore_source(source_, step.literal));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  const int first = step.first_line + (is_fenced(source_.line(step.first_line), step.column, step.literal) ? 1 : 0);
  if (inline_.omitting()) {
    document_.omissions.push_back(
        {fold_space(text), source_.number(first), "content of <" + std::string(inline_.elements().omitting()) + ">"});
    return;
  }
  const std::string info = clean_text(step.info);
  const std::size_t name_end = std::min(info.find_first_of(" \t"), info.size());
  if (const std::string rest = fold_space(info.substr(name_end)); has_letter_or_number(rest))
    document_.omissions.push_back({rest, source_.number(step.first_line), "attributes of a code block"});
  Block& code = target().emplace_back();
  code.kind = Block::Kind::code;
  code.lines = lines_of(step);
  code.info = info.substr(0, name_end);
  Run run;
  run.kind = Run::Kind::code;
  run.text = std::move(text);
  run.line = source_.number(first);
  code.runs.push_back(std::move(run));
}

void MarkdownBlocks::flush_html_paragraph(int first_line, int last_line, int heading_level) {
  std::vector<Run> runs = inline_.take(0);
  const SourceLines lines{runs.empty() ? source_.number(first_line) : runs.front().line, source_.number(last_line)};
  inline_.begin(last_line);
  if (runs.empty()) return;
  if (heading_level > 0 && containers_.empty()) {
    figure_ = no_figure;  // a figure with headings is none
    in_caption_ = false;
    outline_.heading(heading_level, std::move(runs), lines, {});
  } else {
    add_paragraph(std::move(runs), lines, heading_level);
  }
}

// What becomes a block of its own, or holds blocks.
void MarkdownBlocks::html_tag(const HtmlToken& token, int line) {
  const bool opens = token.kind == HtmlToken::Kind::open_tag && !token.self_closed;
  if (token.name == "figcaption") in_caption_ = opens && figure_ != no_figure;
  if (inline_.omitting()) return;
  if (token.name == "figure" && opens) figure_ = target().size();
  if (token.name == "figure" && !opens) figure_ends(line);
  if (token.name == "hr" && token.kind == HtmlToken::Kind::open_tag) {
    Block& rule = target().emplace_back();
    rule.kind = Block::Kind::rule;
    rule.lines = {source_.number(line), source_.number(line)};
  }
}

// The blocks since <figure> become its children. Only a figure that ends in the block of HTML it begins in is one.
void MarkdownBlocks::figure_ends(int line) {
  std::vector<Block>& blocks = target();
  if (figure_ < blocks.size()) {
    const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(figure_);
    Block figure;
    figure.kind = Block::Kind::figure;
    figure.lines = {first->lines.first, source_.number(line)};
    figure.children.assign(std::make_move_iterator(first), std::make_move_iterator(blocks.end()));
    blocks.erase(first, blocks.end());
    blocks.push_back(std::move(figure));
  }
  figure_ = no_figure;
}

// Text between tags that make blocks becomes paragraphs, <h1> to <h6> become headings.
void MarkdownBlocks::html_block(const MarkdownStep& step) {
  definitions_before(step.first_line);
  next_line_ = step.last_line + 1;
  table_ = nullptr;
  inline_.begin(step.first_line);
  const std::string html = restore_source(source_, step.literal);
  HtmlScanner scanner(html);
  int line = step.first_line, begin = line, level = 0;
  for (HtmlToken token; scanner.next(token);) {
    if (token.kind == HtmlToken::Kind::text) {
      inline_.html_text(token.content, line);
    } else {
      if (is_html_block_name(token.name)) {
        flush_html_paragraph(begin, line, level);
        begin = line;
        level = token.kind == HtmlToken::Kind::open_tag ? heading_level(token.name) : 0;
      }
      inline_.html_tag(token, line);
      html_tag(token, line);
    }
    line += static_cast<int>(std::count(token.source.begin(), token.source.end(), '\n'));
  }
  flush_html_paragraph(begin, std::min(line, std::max(step.last_line, step.first_line)), level);
  inline_.end_html();
  figure_ = no_figure;
  in_caption_ = false;
}

// Lines that no block covers and that begin with a bracket are link definitions: addresses and titles, which nobody
// reads aloud.
void MarkdownBlocks::definitions_before(int line) {
  omit_definitions(next_line_, line);
  next_line_ = std::max(next_line_, line);
}

void MarkdownBlocks::omit_definitions(int begin, int end) {
  bool open = false;
  for (int i = begin; i < end; ++i) {
    const std::string_view text = source_.line(i);
    const std::size_t first = text.find_first_not_of(" \t>*+-0123456789.)");
    open = first != std::string_view::npos && (open || text[first] == '[');
    if (!open) continue;
    const std::string words = fold_space(clean_text(text));
    if (has_letter_or_number(words)) document_.omissions.push_back({words, source_.number(i), "link definition"});
  }
}

}  // namespace earbound
