#include "parse/html_elements.hpp"

#include <algorithm>
#include <array>

#include "text/language_tag.hpp"
#include "text/unicode.hpp"

namespace earbound {

namespace {

constexpr std::size_t most_open = 100;

constexpr std::array<std::string_view, 58> block_names{
    "address", "article", "aside",  "blockquote", "body",  "button", "caption", "center",   "col",        "colgroup",
    "dd",      "details", "dialog", "dir",        "div",   "dl",     "dt",      "fieldset", "figcaption", "figure",
    "footer",  "form",    "h1",     "h2",         "h3",    "h4",     "h5",      "h6",       "head",       "header",
    "hr",      "html",    "legend", "li",         "main",  "menu",   "nav",     "ol",       "option",     "p",
    "pre",     "section", "select", "summary",    "table", "tbody",  "td",      "textarea", "tfoot",      "th",
    "thead",   "title",   "tr",     "ul",         "video", "audio",  "iframe",  "svg"};
constexpr std::array<std::string_view, 14> void_names{"area",  "base", "br",   "col",    "embed", "hr",  "img",
                                                      "input", "link", "meta", "source", "track", "wbr", "param"};
constexpr std::array<std::string_view, 11> omitted_names{"audio",  "canvas", "iframe", "noembed",  "noframes", "object",
                                                         "script", "style",  "svg",    "template", "video"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Direction direction_of(const HtmlToken& tag) {
  std::string direction = html_attribute(tag.attributes, "dir").value_or("");
  if (direction.empty()) return Direction::inherited;
  direction = lower_case(direction);
  return direction == "ltr"    ? Direction::left_to_right
         : direction == "rtl"  ? Direction::right_to_left
         : direction == "auto" ? Direction::automatic
                               : Direction::inherited;
}

}  // namespace

bool is_html_block_name(std::string_view name) { return contains(block_names, name); }
bool is_html_void_name(std::string_view name) { return contains(void_names, name); }
bool is_html_omitted_name(std::string_view name) { return contains(omitted_names, name); }

void HtmlElements::open(const HtmlToken& tag, bool omitted, bool closes_later) {
  if (open_.size() >= most_open || is_html_void_name(tag.name)) return;
  Element element;
  element.name = tag.name;
  element.omitted = omitted;
  element.closes_later = closes_later;
  if (auto language = html_attribute(tag.attributes, "lang"); language && is_language_tag(*language))
    element.language = *std::move(language);
  else if (auto xml = html_attribute(tag.attributes, "xml:lang"); xml && is_language_tag(*xml))
    element.language = *std::move(xml);
  if (tag.name == "abbr" || tag.name == "acronym")
    element.expansion = html_attribute(tag.attributes, "title").value_or("");
  if (tag.name == "a")
    if (auto address = html_attribute(tag.attributes, "href"); address && !address->empty())
      element.link = std::make_shared<const Target>(
          Target{*std::move(address), html_attribute(tag.attributes, "title").value_or("")});
  element.direction = direction_of(tag);
  open_.push_back(std::move(element));
}

void HtmlElements::close(std::string_view name) {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i].name != name) continue;
    open_.resize(i);
    return;
  }
}

RunStyle HtmlElements::apply(RunStyle style) const {
  for (const Element& element : open_) {
    const std::string& name = element.name;
    if (name == "em" || name == "i" || name == "cite" || name == "dfn" || name == "var")
      style.emphasis = true;
    else if (name == "strong" || name == "b")
      style.strong = true;
    else if (name == "del" || name == "s" || name == "strike")
      style.deleted = true;
    else if (name == "sub")
      style.subscript = true;
    else if (name == "sup")
      style.superscript = true;
    else if (name == "code" || name == "kbd" || name == "samp" || name == "tt")
      style.code = true;
    if (!element.language.empty()) style.language = element.language;
    if (element.direction != Direction::inherited) style.direction = element.direction;
    if (!element.expansion.empty()) style.expansion = element.expansion;
    if (element.link) style.link = element.link;
  }
  return style;
}

std::string_view HtmlElements::omitting() const {
  for (const Element& element : open_)
    if (element.omitted) return element.name;
  return {};
}

void HtmlElements::forget_after(std::size_t count) {
  if (open_.size() <= count) return;
  const auto first = open_.begin() + static_cast<std::ptrdiff_t>(count);
  open_.erase(std::remove_if(first, open_.end(),
                             [](const Element& element) { return !element.omitted || !element.closes_later; }),
              open_.end());
}

void HtmlElements::forget_unclosed_omitted() {
  std::erase_if(open_, [](const Element& element) { return element.omitted && !element.closes_later; });
}

}  // namespace earbound
