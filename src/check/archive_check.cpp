#include "check/archive_check.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string_view>

#include "check/markup_check.hpp"

namespace earbound {
namespace {

constexpr std::array<std::string_view, 7> xml_suffixes{".xhtml", ".smil", ".opf", ".ncx", ".xml", ".res", ".svg"};

bool is_xml(std::string_view name) {
  return std::any_of(xml_suffixes.begin(), xml_suffixes.end(),
                     [&](std::string_view each) { return name.ends_with(each); });
}

bool leads_out(std::string_view name) {
  return name.empty() || name.starts_with('/') || name.find('\\') != std::string_view::npos ||
         ("/" + std::string(name) + "/").find("/../") != std::string::npos;
}

/// The whole entry, checked against its sum; nothing when it cannot be read.
bool read_entry(zip_t* archive, zip_uint64_t index, bool keep, std::string& content) {
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive, index, 0), zip_fclose);
  if (!file) return false;
  std::array<char, 65536> buffer;
  for (;;) {
    const zip_int64_t read = zip_fread(file.get(), buffer.data(), buffer.size());
    if (read < 0) return false;
    if (read == 0) return true;
    if (keep) content.append(buffer.data(), static_cast<std::size_t>(read));
  }
}

}  // namespace

Findings check_archive(const std::string& path, const std::string& name) {
  int error = 0;
  const std::unique_ptr<zip_t, void (*)(zip_t*)> archive(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error),
                                                         zip_discard);
  if (!archive) return {{name, "it is no whole archive"}};
  Findings findings;
  std::set<std::string> names;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* const raw = zip_get_name(archive.get(), index, ZIP_FL_ENC_RAW);
    const std::string entry = raw == nullptr ? "" : raw;
    if (leads_out(entry)) findings.push_back({name, fmt::format("the name of its entry '{}' leads out of it", entry)});
    if (!names.insert(entry).second) findings.push_back({name, fmt::format("its entry '{}' stands twice", entry)});
    std::string content;
    if (!read_entry(archive.get(), index, is_xml(entry), content))
      findings.push_back({name, fmt::format("its entry '{}' is damaged", entry)});
    else if (is_xml(entry))
      for (const std::string& fault : markup_faults(content))
        findings.push_back({name, fmt::format("its entry '{}' {}", entry, fault)});
  }
  return findings;
}

}  // namespace earbound
