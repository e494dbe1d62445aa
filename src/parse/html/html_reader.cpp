#include "parse/html_reader.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "model/texts.hpp"
#include "parse/html/article_extraction.hpp"
#include "parse/html/html_blocks.hpp"
#include "parse/html/html_bounds.hpp"
#include "parse/html/html_charset.hpp"
#include "parse/html/html_metadata.hpp"
#include "parse/html/html_names.hpp"
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

std::string too_deep(int line) {
  return line > 0 ? "elements nested too deep were taken for their text, the first on line " + std::to_string(line)
                  : std::string();
}

}  // namespace

Document parse_html(std::string_view bytes, const std::string& file, const ParseChoices& choices) {
  const html::BoundedMarkup markup = html::bound_markup(html::decode_page(bytes, file));
  std::vector<TreePart> parts(1);
  parts[0].root = html::parse_tree(markup.text);
  const Node& root = parts[0].root;
  Document document;
  document.source = file;
  if (std::string remark = too_deep(markup.first_line); !remark.empty())
    document.remarks.push_back(file + ": " + remark);
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
  if (holds_nothing(document) && !left_out.empty())
    throw Error("no article was found in the page", "build with --whole-page to read all of it").at(file);
  if (holds_nothing(document)) throw Error("there is no text in the page", "write some text into it").at(file);
  number_texts(document);
  return document;
}

void read_html_book(const std::vector<HtmlPart>& parts, Document& document) {
  std::vector<TreePart> trees;
  trees.reserve(parts.size());
  for (const HtmlPart& part : parts) {
    trees.push_back({part.name, html::parse_tree(html::bound_markup(part.text).text, part.first_line)});
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
