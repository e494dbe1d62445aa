#pragma once
// What the feeds in XML share; pugixml escapes all text.

#include <pugixml.hpp>
#include <sstream>
#include <string>

namespace earbound {

inline void declare(pugi::xml_document& xml) {
  pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
}

inline std::string text_of(const pugi::xml_document& xml) {
  std::ostringstream out;
  xml.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
  return out.str();
}

}  // namespace earbound
