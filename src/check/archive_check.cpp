#include "check/archive_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "archive/zip_archive.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "check/markup_check.hpp"

namespace earbound {
namespace {

constexpr std::array<std::string_view, 7> xml_suffixes{".xhtml", ".smil", ".opf", ".ncx", ".xml", ".res", ".svg"};

bool is_xml(std::string_view name) {
  return std::any_of(xml_suffixes.begin(), xml_suffixes.end(),
                     [&](std::string_view each) { return name.ends_with(each); });
}

Findings check_entries(const ZipArchive& archive, const std::string& name) {
  Findings findings;
  std::set<std::string> names;
  for (const ArchiveEntry& entry : archive.entries()) {
    if (leads_out_of_archive(entry.name))
      findings.push_back({name, fmt::format("the name of its entry '{}' leads out of it", entry.name)});
    if (!names.insert(entry.name).second)
      findings.push_back({name, fmt::format("its entry '{}' stands twice", entry.name)});
    std::string content;
    const bool keep = is_xml(entry.name);
    const auto outcome = archive.read(entry, [&](std::string_view piece) {
      if (keep) content += piece;
      return true;
    });
    if (outcome != ZipArchive::Outcome::whole)
      findings.push_back({name, fmt::format("its entry '{}' is damaged", entry.name)});
    else if (keep)
      for (const std::string& fault : markup_faults(content))
        findings.push_back({name, fmt::format("its entry '{}' {}", entry.name, fault)});
  }
  return findings;
}

}  // namespace

Findings check_archive(const std::string& path, const std::string& name) {
  const Findings broken{{name, "it is no whole archive"}};
  try {
    const MappedFile file(path);
    const auto archive = ZipArchive::open(file.bytes(), ZipArchive::Strictness::consistent);
    return archive ? check_entries(*archive, name) : broken;
  } catch (const Error&) {
    return broken;  // it cannot be opened
  }
}

}  // namespace earbound
