#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "parse/html_scanner.hpp"
#include "parse/markdown_extensions.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool is_word_byte(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

using Labels = std::map<std::string, std::string>;  // folded label → label as defined

// Finds the inlines in the text of one block and writes it anew with marks. What binds as strongly (code, HTML,
// escapes) is stepped over as CommonMark does.
class InlineMarker {
 public:
  InlineMarker(std::string_view text, const Labels& labels, std::vector<KeptInline>& kept)
      : text_(text), labels_(labels), kept_(kept) {
    index();
  }

  std::string mark() {
    while (at_ < text_.size()) {
      switch (text_[at_]) {
        case '\\':
          copy(std::min(text_.size(), at_ + 2));
          break;
        case '`':
          code();
          break;
        case '<':
          html();
          break;
        case ']':
          link_target();
          break;
        case '[':
          note_reference();
          break;
        case '$':
          math();
          break;
        case '~':
          strike();
          break;
        default:
          copy(std::min(text_.find_first_of("\\`<][$~", at_ + 1), text_.size()));
      }
    }
    return std::move(marked_);
  }

 private:
  // One pass that notes every run of backticks with the next of its length, and every dollar.
  void index() {
    std::unordered_map<std::size_t, std::size_t> last_of_length;
    for (std::size_t i = 0; i < text_.size();) {
      if (text_[i] == '`') {
        const std::size_t end = run_end(i);
        if (const auto found = last_of_length.find(end - i); found != last_of_length.end())
          code_close_[found->second] = end;
        last_of_length[end - i] = i;
        i = end;
      } else if (text_[i] == '$' && (i == 0 || text_[i - 1] != '\\')) {
        if (i + 1 < text_.size() && text_[i + 1] == '$') {
          display_closers_.push_back(i);
          i += 2;
          continue;
        }
        dollars_.push_back(i++);
      } else {
        ++i;
      }
    }
  }

  std::size_t run_end(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && text_[end] == text_[at]) ++end;
    return end;
  }

  void copy(std::size_t end) {
    marked_.append(text_.substr(at_, end - at_));
    at_ = end;
  }

  void code() {
    const auto found = code_close_.find(at_);
    copy(found != code_close_.end() ? found->second : run_end(at_));
  }

  void html() {
    const std::size_t end = at_ < no_comment_end_ ? inline_html_end(text_, at_) : std::string_view::npos;
    if (end == std::string_view::npos && text_.substr(at_, 4) == "<!--") no_comment_end_ = at_;
    copy(end == std::string_view::npos ? at_ + 1 : end);
  }

  // `](address` : dollars and tildes in an address are no marks.
  void link_target() {
    copy(at_ + 1);
    if (at_ >= text_.size() || text_[at_] != '(') return;
    constexpr std::size_t longest_address = 512;
    const std::size_t length = text_.substr(at_, longest_address).find_first_of(" \t\n)");
    copy(length == std::string_view::npos || text_[at_ + length] != ')' ? at_ + 1 : at_ + length);
  }

  void keep(KeptInline::Kind kind, std::string text, std::size_t end) {
    const std::string_view source = text_.substr(at_, end - at_);
    marked_ += fmt::format("{}{}{}", mark::open, kept_.size(), mark::close);
    for (const char c : source)
      if (c == '\n') marked_.append("\n").append(mark::continued);
    kept_.push_back({kind, std::move(text), std::string(source)});
    at_ = end;
  }

  void note_reference() {
    constexpr std::size_t longest = 202;
    if (!labels_.empty() && text_.substr(at_, 2) == "[^") {
      const std::size_t close = text_.substr(at_, longest).find(']');
      if (close != std::string_view::npos) {
        const auto found = labels_.find(lower_case(text_.substr(at_ + 2, close - 2)));
        if (found != labels_.end()) return keep(KeptInline::Kind::note_reference, found->second, at_ + close + 1);
      }
    }
    copy(at_ + 1);
  }

  void math() {
    if (at_ + 1 < text_.size() && text_[at_ + 1] == '$') {
      const auto closer = std::lower_bound(display_closers_.begin(), display_closers_.end(), at_ + 3);
      if (closer == display_closers_.end() || *closer == at_) return copy(run_end(at_));
      return keep(KeptInline::Kind::display_math, std::string(text_.substr(at_ + 2, *closer - at_ - 2)), *closer + 2);
    }
    const bool opens =
        at_ + 1 < text_.size() && !is_space(text_[at_ + 1]) && (at_ == 0 || !is_word_byte(text_[at_ - 1]));
    const auto closer = opens ? std::lower_bound(dollars_.begin(), dollars_.end(), at_ + 1) : dollars_.end();
    if (closer == dollars_.end() || !may_close(*closer)) return copy(at_ + 1);
    keep(KeptInline::Kind::math, std::string(text_.substr(at_ + 1, *closer - at_ - 1)), *closer + 1);
  }

  bool may_close(std::size_t dollar) const {
    return dollar > at_ + 1 && !is_space(text_[dollar - 1]) &&
           !(dollar + 1 < text_.size() && is_word_byte(text_[dollar + 1]));
  }

  void strike() {
    const std::size_t end = run_end(at_);
    if (end - at_ != 2) return copy(end);
    marked_.append("~").append(mark::strike).append("~");
    at_ = end;
  }

  std::string_view text_;
  const Labels& labels_;
  std::vector<KeptInline>& kept_;
  std::unordered_map<std::size_t, std::size_t> code_close_;  // begin of a run → end of the code span it opens
  std::vector<std::size_t> dollars_, display_closers_;
  std::size_t at_ = 0, no_comment_end_ = SIZE_MAX;
  std::string marked_;
};

// Where the text of a line of the leaf begins.
std::size_t content_begin(const MarkdownLeaf& leaf, int line, std::string_view text) {
  if (line == leaf.first_line) return std::min(text.size(), static_cast<std::size_t>(std::max(leaf.column, 1)) - 1);
  return std::min(text.size(), text.find_first_not_of(leaf.nested ? " \t>" : " \t"));
}

// cmark does not know where a heading of several lines ends: its underline tells.
int last_line_of(const MarkdownText& source, const MarkdownLeaf& leaf) {
  if (leaf.kind != MarkdownKind::heading) return leaf.last_line;
  const std::string_view first = source.line(leaf.first_line);
  if (first.substr(content_begin(leaf, leaf.first_line, first)).substr(0, 1) == "#") return leaf.first_line;
  for (int line = leaf.first_line + 1; line <= static_cast<int>(source.lines.size()); ++line) {
    const std::string_view text = source.line(line);
    const std::string_view content = text.substr(content_begin(leaf, line, text));
    if (!content.empty() && (content.find_first_not_of("= \t") == std::string_view::npos ||
                             content.find_first_not_of("- \t") == std::string_view::npos))
      return line - 1;
  }
  return leaf.first_line;
}

void mark_leaf(MarkdownText& source, const MarkdownLeaf& leaf, const Labels& labels) {
  const int last = last_line_of(source, leaf);
  std::string joined;
  for (int line = leaf.first_line; line <= last; ++line) {
    const std::string_view text = source.line(line);
    if (line > leaf.first_line) joined += '\n';
    joined += text.substr(content_begin(leaf, line, text));
  }
  if (joined.find('$') == std::string::npos && joined.find("~~") == std::string::npos &&
      joined.find("[^") == std::string::npos)
    return;
  const std::string marked = InlineMarker(joined, labels, source.kept).mark();
  if (marked == joined) return;
  std::size_t at = 0;
  for (int line = leaf.first_line; line <= last; ++line) {
    MarkdownLine& target = source.lines[static_cast<std::size_t>(line) - 1];
    const std::size_t end = std::min(marked.find('\n', at), marked.size());
    const auto prefix = target.text.substr(0, content_begin(leaf, line, target.text));
    target.text = source.write(std::string(prefix) + marked.substr(at, end - at));
    at = std::min(end + 1, marked.size());
  }
}

}  // namespace

void mark_inlines(MarkdownText& source, const std::vector<MarkdownLeaf>& leaves) {
  Labels labels;
  for (const MarkdownNote& note : source.notes) labels.emplace(lower_case(note.label), note.label);
  for (const MarkdownLeaf& leaf : leaves)
    if ((leaf.kind == MarkdownKind::paragraph || leaf.kind == MarkdownKind::heading) && leaf.first_line >= 1)
      mark_leaf(source, leaf, labels);
}

}  // namespace earbound
