#include "xml/xml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr int deepest = 200;  // nothing that people write comes near it

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

int line_at(std::string_view text, std::ptrdiff_t offset) {
  const auto end = text.begin() + std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(text.size()));
  return static_cast<int>(std::count(text.begin(), end, '\n')) + 1;
}

class TreeReader {
 public:
  TreeReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  XmlNode element(const pugi::xml_node& node, int depth) {
    XmlNode element;
    element.name = local_name(node.name());
    element.line = reach(node.offset_debug());
    if (depth > deepest)
      throw Error(fmt::format("elements nest more than {} deep", deepest), "no such file needs that: correct it")
          .at(file_, element.line);
    for (const pugi::xml_attribute& attribute : node.attributes())
      element.attributes.push_back({attribute.name(), attribute.value()});
    for (const pugi::xml_node& child : node) {
      if (child.type() == pugi::node_element) {
        element.children.push_back(this->element(child, depth + 1));
      } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        XmlNode& text = element.children.emplace_back();
        text.text = child.value();
        text.line = element.line;
      }
    }
    return element;
  }

 private:
  /// The line at an offset, which never lies before the one asked for last. Offsets are those of the text in UTF-8.
  int reach(std::ptrdiff_t offset) {
    const auto end = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), text_.size());
    for (; reached_ < end; ++reached_)
      if (text_[reached_] == '\n') ++line_;
    return line_;
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t reached_ = 0;
  int line_ = 1;
};

pugi::xml_parse_result parse(pugi::xml_document& document, std::string_view text, pugi::xml_encoding encoding) {
  return document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, encoding);
}

}  // namespace

std::string_view XmlNode::attribute(std::string_view local_name) const {
  std::string_view prefixed;
  for (const XmlAttribute& each : attributes) {
    if (each.name == local_name) return each.value;
    if (prefixed.empty() && earbound::local_name(each.name) == local_name) prefixed = each.value;
  }
  return prefixed;
}

const XmlNode* XmlNode::child(std::string_view local_name) const {
  for (const XmlNode& each : children)
    if (each.name == local_name) return &each;
  return nullptr;
}

std::string XmlNode::all_text() const {
  std::string all = text;
  for (const XmlNode& each : children) all += each.all_text();
  return all;
}

XmlNode read_xml(std::string_view text, const std::string& file) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = parse(document, text, pugi::encoding_auto);
  if (!result)
    throw Error(fmt::format("it is not well-formed XML ({})", result.description()), "correct the file")
        .at(file, line_at(text, result.offset));
  return TreeReader(text, file).element(document.document_element(), 1);
}

std::optional<XmlFault> xml_fault(std::string_view text) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = parse(document, text, pugi::encoding_utf8);
  if (result) return std::nullopt;
  return XmlFault{result.description(), line_at(text, result.offset)};
}

}  // namespace earbound
