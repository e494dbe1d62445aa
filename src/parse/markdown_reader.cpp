#include "model/texts.hpp"
#include "parse/front_matter.hpp"
#include "parse/markdown_blocks.hpp"
#include "parse/markdown_extensions.hpp"
#include "parse/parser.hpp"

namespace earbound {

Document parse_markdown(std::string_view text, const std::string& file) {
  Document document;
  document.source = file;
  FrontMatter front = read_front_matter(text, file);
  document.metadata = std::move(front.metadata);
  MarkdownText source = markdown_lines(text.substr(front.bytes), file, front.lines + 1);
  read_extensions(source, document);
  MarkdownBlocks(document, source).read();
  number_texts(document);
  return document;
}

}  // namespace earbound
