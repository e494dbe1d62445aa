#include "parse/epub/page_text.hpp"

#include "parse/html_elements.hpp"
#include "parse/html_scanner.hpp"
#include "parse/markdown_tree.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

/// Calls `take` for each text of the page, with whether it stands in a link.
template <class Take>
void for_each_text(std::string_view html, const Take& take) {
  HtmlScanner scanner(html);
  HtmlToken token;
  std::string omitted;  // the open element whose content is no text
  bool linked = false;
  while (scanner.next(token)) {
    const bool opens = token.kind == HtmlToken::Kind::open_tag;
    if (token.kind == HtmlToken::Kind::text) {
      if (omitted.empty()) take(decode_entities(token.content), linked);
    } else if (token.kind == HtmlToken::Kind::close_tag && token.name == omitted) {
      omitted.clear();
    } else if (opens && omitted.empty() && !token.self_closed &&
               (token.name == "head" || token.name == "script" || token.name == "style")) {
      omitted = token.name;
    } else if (token.name == "a") {
      linked = opens && !token.self_closed && html_attribute(token.attributes, "href").has_value();
    } else if (is_html_block_name(token.name) || token.name == "br") {
      take(" ", linked);
    }
  }
}

}  // namespace

std::string page_text(std::string_view html) {
  std::string text;
  for_each_text(html, [&](const std::string& piece, bool /*linked*/) { text += piece; });
  return fold_space(clean_text(text));
}

bool is_list_of_links(std::string_view html) {
  std::size_t in_links = 0, outside = 0;
  for_each_text(
      html, [&](const std::string& piece, bool linked) { (linked ? in_links : outside) += fold_space(piece).size(); });
  return in_links > outside;
}

}  // namespace earbound
