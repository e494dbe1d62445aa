#include "parse/html_reader.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "model/texts.hpp"
#include "parse/html/article_extraction.hpp"
#include "parse/html/html_blocks.hpp"
#include "parse/html/html_charset.hpp"
#include "parse/html/html_metadata.hpp"
#include "parse/html/html_names.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

using html::Node;
using html::TreePart;

const Node* find_element(const Node& node, std::string_view name) {
  if (node.name == name) return &node;
  for (const Node& child : node.children)
    if (const Node* found = find_element(child, name)) return found;
  return nullptr;
}

/// Headings of the first level that are read.
void gather_first_headings(const Node& node, const html::LeftOut& left_out, std::vector<const Node*>& headings) {
  if (left_out.contains(&node) || (!node.is_text() && !html::reason_to_omit(node).empty())) return;
  if (html::heading_level(node) == 1) headings.push_back(&node);
  for (const Node& child : node.children) gather_first_headings(child, left_out, headings);
}

/// What the page calls itself where one heading stands above all; else as its head says.
std::string title_of(const std::string& stated, const std::vector<const Node*>& headings) {
  if (headings.empty()) return stated;
  std::string heading = fold_space(clean_text(html::parted_text(*headings.front())));
  const bool alone = headings.size() == 1 || html::has_word(headings.front()->attribute("class"), "title");
  return alone && !heading.empty() ? heading : html::title_without_site(stated, heading);
}

bool holds_nothing(const Document& document) {
  return document.title.empty() && document.notes.empty() &&
         std::all_of(document.sections.begin(), document.sections.end(), [](const Section& section) {
           return section.blocks.empty() && section.title.empty() && section.children.empty();
         });
}

/// XHTML closes an element by a slash in its tag, which HTML does not see: "<a id='x'/>" would hold all that follows.
std::string with_closing_tags(std::string_view text) {
  constexpr std::string_view void_names = " area base br col embed hr img input link meta source track wbr param ";
  std::string result;
  result.reserve(text.size() + text.size() / 50);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    result += text.substr(at, open - at);
    if (open == text.size()) break;
    const std::string_view rest = text.substr(open);
    std::size_t length = 1;
    if (rest.starts_with("<!--"))
      length = std::min(rest.find("-->"), rest.size() - 3) + 3;
    else if (rest.starts_with("<?"))
      length = std::min(rest.find("?>"), rest.size() - 2) + 2;
    else if (rest.starts_with("<![CDATA["))
      length = std::min(rest.find("]]>"), rest.size() - 3) + 3;
    else if (rest.size() > 1 && is_ascii_letter(rest[1])) {
      char quote = 0;
      for (; length < rest.size() && (quote != 0 || rest[length] != '>'); ++length) {
        const char c = rest[length];
        if (quote == 0 && (c == '"' || c == '\''))
          quote = c;
        else if (c == quote)
          quote = 0;
      }
      length = std::min(length + 1, rest.size());
    }
    const std::string_view tag = rest.substr(0, length);
    at = open + length;
    if (!tag.ends_with("/>") || tag.size() < 4) {
      result += tag;
      continue;
    }
    const std::string_view name = tag.substr(1, std::min(tag.find_first_of(" \t\r\n/>"), tag.size()) - 1);
    result += tag;
    const bool is_void = void_names.find(" " + lower_case(name) + " ") != std::string_view::npos;
    if (is_void || !is_ascii_letter(name.empty() ? ' ' : name[0])) continue;
    result.resize(result.size() - 2);
    result += "></";
    result += name;
    result += '>';
  }
  return result;
}

}  // namespace

Document parse_html(std::string_view bytes, const std::string& file, const ParseChoices& choices) {
  const std::string text = html::decode_page(bytes, file);
  std::vector<TreePart> parts(1);
  parts[0].root = html::parse_tree(text);
  const Node& root = parts[0].root;
  Document document;
  document.source = file;
  document.metadata = html::page_metadata(root);
  const Node* body = find_element(root, "body");
  if (body == nullptr) body = &root;
  const html::LeftOut left_out = choices.whole_page ? html::LeftOut() : html::outside_of_article(*body);
  std::vector<const Node*> headings;
  gather_first_headings(*body, left_out, headings);
  document.metadata.title = title_of(document.metadata.title, headings);
  const html::Notes notes = html::find_notes(parts);
  html::BlockReader reader(document, notes, left_out);
  reader.read_part(parts[0], *body, {});
  reader.finish();
  if (holds_nothing(document)) throw Error("there is no text in the page", "write some text into it").at(file);
  number_texts(document);
  return document;
}

void read_html_book(const std::vector<HtmlPart>& parts, Document& document) {
  std::vector<TreePart> trees;
  trees.reserve(parts.size());
  for (const HtmlPart& part : parts) {
    trees.push_back({part.name, html::parse_tree(with_closing_tags(part.text), part.first_line)});
  }
  const html::Notes notes = html::find_notes(trees);
  const html::LeftOut nothing;
  html::BlockReader reader(document, notes, nothing);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Node* body = find_element(trees[i].root, "body");
    reader.read_part(trees[i], body == nullptr ? trees[i].root : *body, parts[i].contents);
  }
  reader.finish();
  number_texts(document);
}

}  // namespace earbound
