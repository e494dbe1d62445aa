#include "pipeline/format_choice.hpp"

#include <algorithm>
#include <set>

#include "publish/publishers.hpp"

namespace earbound {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const SoundFormat* format : sound_formats) names.emplace_back(format->name);
  for (const Publisher* publisher : publishers)
    if (!publisher->name.empty()) names.emplace_back(publisher->name);
  names.emplace_back("all");
  return names;
}

std::optional<std::string> unknown_format(std::span<const std::string> names) {
  const std::vector<std::string> known = format_names();
  for (const std::string& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end()) return name;
  return std::nullopt;
}

FormatChoice choose_formats(std::span<const std::string> names) {
  const std::set<std::string_view> wanted(names.begin(), names.end());
  const auto wants = [&](std::string_view name) { return wanted.contains("all") || wanted.contains(name); };
  FormatChoice choice;
  for (const SoundFormat* format : sound_formats)
    if (wants(format->name)) choice.formats.push_back(format);
  for (const Publisher* publisher : publishers)
    if (!publisher->name.empty() && wants(publisher->name)) choice.publishers.push_back(publisher);
  if (choice.formats.empty() && needs_of(choice.publishers).work) choice.formats.push_back(&mp3_format);
  return choice;
}

}  // namespace earbound
