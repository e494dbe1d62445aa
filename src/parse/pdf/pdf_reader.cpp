#include "parse/pdf/pdf_reader.hpp"

#include <fmt/format.h>

#include "model/texts.hpp"
#include "parse/outline_builder.hpp"
#include "parse/pdf/pdf_headings.hpp"
#include "parse/pdf/pdf_lines.hpp"
#include "parse/pdf/pdf_paragraphs.hpp"
#include "parse/run_builder.hpp"

namespace earbound {
namespace pdf {
namespace {

int page_number(std::size_t page) { return static_cast<int>(page) + 1; }

std::vector<Run> runs_of(const std::string& text, std::size_t page) {
  RunBuilder runs;
  runs.text(text, page_number(page), {});
  return runs.take();
}

class Reader {
 public:
  Reader(const PageLines& lines, const Headings& headings, Document& document)
      : lines_(lines), headings_(headings), words_(words_of(lines.lines)), outline_(document), document_(document) {}

  void read() {
    std::size_t next = take_title();
    for (const Heading& heading : headings_.headings) {
      text(next, heading.first);
      const std::size_t page = lines_.lines[heading.first].page;
      outline_.heading(heading.level, runs_of(joined(heading.first, heading.last + 1), page),
                       {page_number(page), page_number(page)}, {});
      next = heading.last + 1;
    }
    text(next, lines_.lines.size());
    outline_.finish(headings_.title.empty());
  }

 private:
  std::string joined(std::size_t from, std::size_t to) const {
    std::string text;
    for (std::size_t i = from; i < to; ++i) join_line(text, lines_.lines[i].text, words_);
    return text;
  }

  /// The title's lines are the first of the text, or others stand before them, which are read.
  std::size_t take_title() {
    if (headings_.title.empty()) return 0;
    const std::size_t first = headings_.title.front(), end = headings_.title.back() + 1;
    const std::size_t page = lines_.lines[first].page;
    document_.title = runs_of(joined(first, end), page);
    document_.title_lines = {page_number(page), page_number(page)};
    if (document_.metadata.title.empty()) document_.metadata.title = text_of(document_.title);
    text(0, first);
    return end;
  }

  void text(std::size_t from, std::size_t to) {
    const std::span<const Line> all = lines_.lines;
    for (const Paragraph& paragraph : paragraphs_of(all.subspan(from, to - from), lines_, words_)) add(paragraph);
  }

  void add(const Paragraph& paragraph) {
    const SourceLines pages{page_number(paragraph.first_page), page_number(paragraph.last_page)};
    Block block;
    if (paragraph.code) {
      block.kind = Block::Kind::code;
      Run& run = block.runs.emplace_back();
      run.kind = Run::Kind::code;
      run.text = paragraph.text;
      run.line = pages.first;
    } else {
      block.runs = runs_of(paragraph.text, paragraph.first_page);
    }
    block.lines = pages;
    std::vector<Block>& blocks = outline_.blocks();
    if (!paragraph.item) {
      blocks.push_back(std::move(block));
      return;
    }
    if (blocks.empty() || blocks.back().kind != Block::Kind::list) {
      Block& list = blocks.emplace_back();
      list.kind = Block::Kind::list;
      list.lines = pages;
    }
    Block& list = blocks.back();
    list.lines.last = pages.last;
    Block& item = list.children.emplace_back();
    item.kind = Block::Kind::list_item;
    item.lines = pages;
    item.children.push_back(std::move(block));
  }

  const PageLines& lines_;
  const Headings& headings_;
  std::vector<std::string> words_;
  OutlineBuilder outline_;
  Document& document_;
};

std::string certainty(const Headings& headings, const std::string& file) {
  const std::size_t count = headings.headings.size();
  switch (headings.source) {
    case Headings::Source::outline:
      return headings.unfound == 0
                 ? std::string()
                 : fmt::format("{}: {} of the {} entries of the PDF's outline were not found on its pages", file,
                               headings.unfound, headings.unfound + count);
    case Headings::Source::letters:
      return fmt::format(
          "{}: the PDF has no outline: {} headings were told by the size of their letters, which is a "
          "guess; `earbound outline` shows them",
          file, count);
    case Headings::Source::none:
      break;
  }
  return fmt::format("{}: no headings were found in the PDF", file);
}

}  // namespace

Document read_document(const Pages& pages, const std::string& file) {
  Document document;
  document.source = file;
  document.metadata = pages.metadata;
  const PageLines lines = lines_of(pages.pages);
  for (std::size_t page = 0; page < pages.pages.size(); ++page)
    if (!pages.pages[page].sideways.empty())
      document.omissions.push_back({pages.pages[page].sideways, page_number(page), "text that stands sideways"});
  for (const Line& line : lines.margins)
    document.omissions.push_back({line.text, page_number(line.page), "the head or the foot of a page"});
  for (const Line& line : lines.contents)
    document.omissions.push_back({line.text, page_number(line.page), "a table of contents that leads to pages"});
  const Headings headings = find_headings(lines, pages.outline);
  if (std::string remark = certainty(headings, file); !remark.empty()) document.remarks.push_back(std::move(remark));
  Reader(lines, headings, document).read();
  number_texts(document);
  return document;
}

}  // namespace pdf

Document parse_pdf(std::string_view bytes, const std::string& file) {
  return pdf::read_document(pdf::read_pages(bytes, file), file);
}

}  // namespace earbound
