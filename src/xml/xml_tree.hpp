#pragma once
// XML as a tree that is read: the adapter of pugixml for what others wrote. Entities that a document type declares are
// not expanded, so that none can grow; those of XML itself are.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbound {

struct XmlAttribute {
  std::string name;  ///< as written: "xml:lang"
  std::string value;
};

/// An element, or a stretch of text between elements.
struct XmlNode {
  std::string name;  ///< without its prefix; empty for text
  std::string text;  ///< of a text
  std::vector<XmlAttribute> attributes;
  std::vector<XmlNode> children;
  int line = 0;  ///< on which it begins

  [[nodiscard]] bool is_text() const { return name.empty(); }
  /// The value of the attribute of this name, whatever its prefix; one without a prefix goes first. Empty: none.
  [[nodiscard]] std::string_view attribute(std::string_view local_name) const;
  /// The first child of this name; null: none.
  [[nodiscard]] const XmlNode* child(std::string_view local_name) const;
  /// All text inside it, as written.
  [[nodiscard]] std::string all_text() const;
};

/// What is wrong with a text as XML.
struct XmlFault {
  std::string what;  ///< "Start-end tags mismatch"
  int line = 0;
};

/// The root element. Throws Error at `file` and line when the text is not well-formed or nests more than 200 deep;
/// `text` is in the encoding that its declaration or its byte order mark names, else in UTF-8.
XmlNode read_xml(std::string_view text, const std::string& file);

/// Nothing when the text is well-formed. It is UTF-8, whatever its declaration says.
std::optional<XmlFault> xml_fault(std::string_view text);

}  // namespace earbound
