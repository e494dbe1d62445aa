#include "parse/markdown_tree.hpp"

#include <cmark.h>

namespace earbound {

namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

MarkdownKind kind_of(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_BLOCK_QUOTE:
      return MarkdownKind::quote;
    case CMARK_NODE_LIST:
      return MarkdownKind::list;
    case CMARK_NODE_ITEM:
      return MarkdownKind::item;
    case CMARK_NODE_CODE_BLOCK:
      return MarkdownKind::code_block;
    case CMARK_NODE_HTML_BLOCK:
      return MarkdownKind::html_block;
    case CMARK_NODE_PARAGRAPH:
      return MarkdownKind::paragraph;
    case CMARK_NODE_HEADING:
      return MarkdownKind::heading;
    case CMARK_NODE_THEMATIC_BREAK:
      return MarkdownKind::rule;
    case CMARK_NODE_TEXT:
      return MarkdownKind::text;
    case CMARK_NODE_SOFTBREAK:
      return MarkdownKind::soft_break;
    case CMARK_NODE_LINEBREAK:
      return MarkdownKind::line_break;
    case CMARK_NODE_CODE:
      return MarkdownKind::code;
    case CMARK_NODE_HTML_INLINE:
      return MarkdownKind::html;
    case CMARK_NODE_EMPH:
      return MarkdownKind::emphasis;
    case CMARK_NODE_STRONG:
      return MarkdownKind::strong;
    case CMARK_NODE_LINK:
      return MarkdownKind::link;
    case CMARK_NODE_IMAGE:
      return MarkdownKind::image;
    default:
      return MarkdownKind::document;
  }
}

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

// The character of one entity, "&copy;", by the parser's own table; empty when there is none of that name.
std::string decode_entity(std::string_view entity) {
  const std::unique_ptr<cmark_node, FreeNode> root(
      cmark_parse_document(entity.data(), entity.size(), CMARK_OPT_DEFAULT));
  cmark_node* paragraph = cmark_node_first_child(root.get());
  cmark_node* text = paragraph ? cmark_node_first_child(paragraph) : nullptr;
  if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT) return {};
  const std::string decoded(view(cmark_node_get_literal(text)));
  return decoded == entity ? std::string() : decoded;
}

}  // namespace

struct MarkdownTree::Handles {
  std::unique_ptr<cmark_parser, FreeParser> parser{cmark_parser_new(CMARK_OPT_SOURCEPOS)};
  std::unique_ptr<cmark_node, FreeNode> root;
  std::unique_ptr<cmark_iter, FreeIterator> iterator;
};

MarkdownTree::MarkdownTree() : handles_(std::make_unique<Handles>()) {}
MarkdownTree::~MarkdownTree() = default;
MarkdownTree::MarkdownTree(MarkdownTree&&) noexcept = default;
MarkdownTree& MarkdownTree::operator=(MarkdownTree&&) noexcept = default;

void MarkdownTree::feed(std::string_view text) { cmark_parser_feed(handles_->parser.get(), text.data(), text.size()); }

void MarkdownTree::finish() {
  handles_->root.reset(cmark_parser_finish(handles_->parser.get()));
  handles_->parser.reset();
  rewind();
}

void MarkdownTree::rewind() { handles_->iterator.reset(cmark_iter_new(handles_->root.get())); }

bool MarkdownTree::next(MarkdownStep& step) {
  cmark_iter* iterator = handles_->iterator.get();
  const cmark_event_type event = cmark_iter_next(iterator);
  if (event == CMARK_EVENT_DONE) return false;
  cmark_node* node = cmark_iter_get_node(iterator);
  step = {};
  step.kind = kind_of(cmark_node_get_type(node));
  step.entering = event == CMARK_EVENT_ENTER;
  step.literal = view(cmark_node_get_literal(node));
  step.first_line = cmark_node_get_start_line(node);
  step.last_line = cmark_node_get_end_line(node);
  step.column = cmark_node_get_start_column(node);
  switch (step.kind) {
    case MarkdownKind::link:
    case MarkdownKind::image:
      step.url = view(cmark_node_get_url(node));
      step.title = view(cmark_node_get_title(node));
      break;
    case MarkdownKind::heading:
      step.level = cmark_node_get_heading_level(node);
      break;
    case MarkdownKind::code_block:
      step.info = view(cmark_node_get_fence_info(node));
      break;
    case MarkdownKind::list:
      step.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
      step.tight = cmark_node_get_list_tight(node) != 0;
      step.parenthesis = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM;
      step.first_number = step.ordered ? cmark_node_get_list_start(node) : 1;
      break;
    default:
      break;
  }
  return true;
}

std::string decode_entities(std::string_view html) {
  constexpr std::size_t longest_entity = 40;
  std::string text;
  for (std::size_t i = 0; i < html.size();) {
    const std::size_t ampersand = html.find('&', i);
    text.append(html.substr(i, ampersand - i));
    if (ampersand == std::string_view::npos) break;
    i = ampersand;
    const std::size_t stop = html.substr(i, longest_entity).find(';');
    const std::string decoded =
        stop == std::string_view::npos ? std::string() : decode_entity(html.substr(i, stop + 1));
    if (decoded.empty())
      text += html[i++];
    else {
      text += decoded;
      i += stop + 1;
    }
  }
  return text;
}

}  // namespace earbound
