#pragma once
// A CommonMark document as a walk over its nodes. The adapter of cmark.

#include <memory>
#include <string>
#include <string_view>

namespace earbound {

enum class MarkdownKind {
  document,
  quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  rule,  // blocks
  text,
  soft_break,
  line_break,
  code,
  html,
  emphasis,
  strong,
  link,
  image,  // inline
};

/// One step of the walk. Views hold as long as the tree. Lines and columns are 1-based in the text that was fed, 0 when
/// unknown.
struct MarkdownStep {
  MarkdownKind kind = MarkdownKind::document;
  bool entering = true;         ///< leaves (text, code, breaks, html, rule) are entered only
  std::string_view literal;     ///< text, code, html
  std::string_view url, title;  ///< link, image
  std::string_view info;        ///< code_block
  int level = 0;                ///< heading
  bool ordered = false;         ///< list
  bool tight = true;            ///< list
  bool parenthesis = false;     ///< ordered list: ")" behind its numbers, not "."
  int first_number = 1;         ///< ordered list
  int first_line = 0, last_line = 0, column = 0;
};

class MarkdownTree {
 public:
  MarkdownTree();
  ~MarkdownTree();
  MarkdownTree(MarkdownTree&&) noexcept;
  MarkdownTree& operator=(MarkdownTree&&) noexcept;

  void feed(std::string_view text);  ///< any piece of the text, in order
  void finish();                     ///< after the last piece
  bool next(MarkdownStep& step);     ///< the next step in document order; false at the end
  void rewind();                     ///< next() begins again

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

/// HTML text with its entities decoded as CommonMark defines them; what is no entity stays as written.
std::string decode_entities(std::string_view html);

}  // namespace earbound
