#pragma once
// cmark's blocks become sections, blocks and notes of a Document.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "parse/inline_reader.hpp"
#include "parse/outline_builder.hpp"

namespace earbound {

class MarkdownBlocks {
 public:
  /// Both must outlive this.
  MarkdownBlocks(Document& document, const MarkdownText& source);
  void read();

 private:
  /// A quote, a list, an item or a note that is open. `blocks` is where its blocks go; when nesting is too deep, those
  /// of an outer one.
  struct Container {
    std::vector<Block>* blocks = nullptr;
    bool flattened = false;
    std::size_t open_elements = 0;  ///< HTML elements at its beginning
  };

  static constexpr std::size_t no_figure = SIZE_MAX;

  void container(const MarkdownStep& step);
  void enter(const MarkdownStep& step);
  void leaf_begins(const MarkdownStep& step);
  void paragraph_ends(const MarkdownStep& step);
  void heading_ends(const MarkdownStep& step);
  void code_block(const MarkdownStep& step);
  void html_block(const MarkdownStep& step);
  void flush_html_paragraph(int first_line, int last_line, int heading_level);
  void html_tag(const HtmlToken& token, int line);
  void figure_ends(int line);
  bool table_part(std::string_view mark, std::vector<Run>& runs, SourceLines lines);
  void add_paragraph(std::vector<Run> runs, SourceLines lines, int heading_level = 0);
  bool take_caption(std::vector<Run>& runs, SourceLines lines);
  void definitions_before(int line);
  void omit_definitions(int begin, int end);

  std::vector<Block>& target();
  SourceLines lines_of(const MarkdownStep& step) const;

  Document& document_;
  const MarkdownText& source_;
  MarkdownTree tree_;
  std::vector<bool> closings_;
  InlineReader inline_;
  OutlineBuilder outline_;
  std::vector<Container> containers_;
  Block* table_ = nullptr;          // open; nothing else is added where it stands
  std::string alignments_;          // of the columns of that table, a letter each
  std::size_t figure_ = no_figure;  // index of the first block of an open <figure>
  bool in_caption_ = false;         // of that figure
  std::size_t leaf_elements_ = 0;   // HTML elements open when the leaf began
  bool notes_to_come_ = false;
  std::size_t next_note_ = 0;
  int next_line_ = 1;  // first line that no leaf has covered
};

}  // namespace earbound
