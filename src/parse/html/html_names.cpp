#include "parse/html/html_names.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace earbound::html {
namespace {

struct OmittedElement {
  std::string_view name, reason;
};

constexpr std::string_view control = "a control of the page", picture = "a drawing", embedded = "embedded content";
constexpr std::array omitted_elements{
    OmittedElement{"script", ""},
    OmittedElement{"style", ""},
    OmittedElement{"template", ""},
    OmittedElement{"head", ""},
    OmittedElement{"noscript", "for browsers without scripts"},
    OmittedElement{"button", control},
    OmittedElement{"input", control},
    OmittedElement{"select", control},
    OmittedElement{"textarea", control},
    OmittedElement{"datalist", control},
    OmittedElement{"meter", control},
    OmittedElement{"progress", control},
    OmittedElement{"dialog", "a dialog of the page"},
    OmittedElement{"svg", picture},
    OmittedElement{"canvas", picture},
    OmittedElement{"iframe", embedded},
    OmittedElement{"object", embedded},
    OmittedElement{"embed", embedded},
    OmittedElement{"audio", embedded},
    OmittedElement{"video", embedded},
    OmittedElement{"map", embedded},
    OmittedElement{"noframes", embedded},
    OmittedElement{"rt", "how a character is pronounced"},
    OmittedElement{"rp", "how a character is pronounced"},
};

constexpr std::array<std::string_view, 43> inline_names{
    "a",      "abbr", "acronym", "b",    "bdi", "bdo", "big", "br",   "cite",  "code", "data",
    "del",    "dfn",  "em",      "font", "i",   "img", "ins", "kbd",  "label", "mark", "math",
    "nobr",   "q",    "ruby",    "rb",   "rt",  "rp",  "s",   "samp", "small", "span", "strike",
    "strong", "sub",  "sup",     "time", "tt",  "u",   "var", "wbr",  "rtc",   "image"};

bool is_display_none(const Node& node) {
  std::string style(node.attribute("style"));
  std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  style = lower_case(style);
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

void gather_parted(const Node& node, std::string& text) {
  if (node.is_text()) text += node.text;
  if (node.name == "script" || node.name == "style") return;
  const bool block = !node.is_text() && (!is_inline(node) || node.name == "br");
  if (block) text += ' ';
  for (const Node& child : node.children) gather_parted(child, text);
  if (block) text += ' ';
}

}  // namespace

std::string parted_text(const Node& node) {
  std::string text;
  gather_parted(node, text);
  return text;
}

bool has_word(std::string_view words, std::string_view word) {
  constexpr std::string_view spaces = " \t\n\r\f";
  while (!words.empty()) {
    const std::size_t begin = words.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return false;
    words.remove_prefix(begin);
    const std::size_t end = std::min(words.find_first_of(spaces), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(end);
  }
  return false;
}

bool is_marked(const Node& node, std::string_view role, std::string_view type) {
  return (!role.empty() && has_word(node.attribute("role"), role)) ||
         (!type.empty() && has_word(node.attribute("epub:type"), type));
}

int heading_level(const Node& node) {
  const std::string& name = node.name;
  const bool presentation = is_marked(node, "presentation", "") || is_marked(node, "none", "");
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !presentation) return name[1] - '0';
  if (!is_marked(node, "heading", "")) return 0;
  const std::string_view level = node.attribute("aria-level");
  return level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? level[0] - '0' : 2;
}

std::string_view reason_to_omit(const Node& node) {
  for (const OmittedElement& element : omitted_elements)
    if (node.name == element.name) return element.reason.empty() ? std::string_view("markup") : element.reason;
  if (node.has("hidden") || is_display_none(node)) return "hidden";
  if (node.attribute("aria-hidden") == "true" && node.name != "math") return "hidden from screen readers";
  if (is_marked(node, "doc-pagebreak", "pagebreak")) return "the number of a printed page";
  if (is_marked(node, "doc-backlink", "backlink")) return "the way back from a note";
  if (has_word(node.attribute("class"), "footnote-back") || has_word(node.attribute("class"), "footnote-backref") ||
      has_word(node.attribute("class"), "reversefootnote") || has_word(node.attribute("class"), "mw-cite-backlink"))
    return "the way back from a note";
  if (has_word(node.attribute("class"), "mw-editsection") || has_word(node.attribute("class"), "headerlink"))
    return "a control of the page";
  return {};
}

bool is_inline(const Node& node) {
  if (heading_level(node) > 0) return false;
  if (node.name.find(':') != std::string::npos) return true;  // of a program's own, as Word writes them
  return std::find(inline_names.begin(), inline_names.end(), node.name) != inline_names.end();
}

}  // namespace earbound::html
