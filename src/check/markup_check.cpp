#include "check/markup_check.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <unordered_set>

namespace earbound {
namespace {

/// Gathers ids and the links to them.
struct Walker : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    if (const std::string id = node.attribute("id").value(); !id.empty() && !ids.insert(id).second)
      faults.push_back(fmt::format("has the id '{}' twice", id));
    if (const std::string link = node.attribute("href").value(); link.size() > 1 && link.front() == '#')
      links.push_back(link.substr(1));
    return true;
  }
  std::unordered_set<std::string> ids;
  std::vector<std::string> links, faults;
};

}  // namespace

std::vector<std::string> markup_faults(std::string_view xml) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_full, pugi::encoding_utf8);
  if (!parsed) return {fmt::format("is not well-formed ({}, at byte {})", parsed.description(), parsed.offset)};
  Walker walker;
  document.traverse(walker);
  for (const std::string& link : walker.links)
    if (!walker.ids.contains(link) && link.find('%') == std::string::npos)
      walker.faults.push_back(fmt::format("leads to the id '{}', which it does not have", link));
  return walker.faults;
}

}  // namespace earbound
