#pragma once
// The inline content of one Markdown block at a time, as runs: cmark's inline nodes, the marks of what it does not
// know, and HTML.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "parse/html_elements.hpp"
#include "parse/markdown_text.hpp"
#include "parse/run_builder.hpp"

namespace earbound {

class InlineReader {
 public:
  /// `closings` says for each opening or closing tag of an omitted element, in document order, whether it opens an
  /// element whose closing tag is the next of that name. All must outlive this.
  InlineReader(Document& document, const MarkdownText& source, const std::vector<bool>& closings)
      : document_(document), source_(source), closings_(closings) {}

  void begin(int first_line);
  void step(const MarkdownStep& step);
  void html_text(std::string_view text, int line);  ///< text between tags: entities are decoded
  void html_tag(const HtmlToken& token, int line);  ///< any token but text
  /// The runs since begin(), with lines as in the file. `last_line`: where the block ends, 0 when unknown.
  std::vector<Run> take(int last_line);
  /// Ends the block: forgets inline elements that nobody closed.
  void end(std::size_t open_elements);
  /// Ends a block of HTML: its elements stay open for the blocks that follow.
  void end_html();

  [[nodiscard]] std::string_view block_mark() const {
    return block_mark_;
  }  ///< mark that the text began with; empty: none
  [[nodiscard]] bool display_math_alone() const;
  [[nodiscard]] bool omitting() const { return !elements_.omitting().empty(); }
  [[nodiscard]] HtmlElements& elements() { return elements_; }
  [[nodiscard]] int last_seen() const { return last_seen_; }  ///< last of cmark's lines with inline content
  [[nodiscard]] int leading_definition_lines() const { return definition_lines_; }

 private:
  void follow_lines(const MarkdownStep& step);
  RunStyle style() const;
  void text(std::string_view literal);
  void plain(std::string_view text);
  void kept(std::string_view number);
  void line_end(bool asked_for);
  void code(std::string_view literal);
  void html(std::string_view literal);
  void link(const MarkdownStep& step);
  void image(const MarkdownStep& step);
  Target target(const MarkdownStep& step) const;
  void title(std::string_view title, const char* reason);
  void omit(std::string_view text, int line);
  void flush_omission();
  void omission(const std::string& text, int line, std::string reason);

  Document& document_;
  const MarkdownText& source_;
  const std::vector<bool>& closings_;
  std::size_t next_closing_ = 0;
  HtmlElements elements_;
  RunBuilder runs_;
  int first_line_ = 0, line_ = 0, last_seen_ = 0, definition_lines_ = 0, drift_ = 0;
  bool after_break_ = false;
  int emphasis_ = 0, strong_ = 0, images_ = 0;
  std::vector<std::shared_ptr<const Target>> links_;
  std::string alternative_;
  int alternative_line_ = 0;
  std::size_t first_link_end_ = 0;
  std::size_t display_maths_ = 0;
  std::string_view block_mark_;
  std::string omitted_, omitted_reason_;
  int omitted_line_ = 0;
};

}  // namespace earbound
