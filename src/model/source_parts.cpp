#include "model/source_parts.hpp"

#include <algorithm>

namespace earbound {

PartLine part_line(std::span<const SourcePart> parts, int line) {
  const auto after = std::upper_bound(parts.begin(), parts.end(), line,
                                      [](int wanted, const SourcePart& part) { return wanted < part.first_line; });
  if (line <= 0 || after == parts.begin()) return {{}, line};
  const SourcePart& part = *(after - 1);
  return {part.name, line - part.first_line + 1};
}

std::string line_name(std::span<const SourcePart> parts, int line) {
  const PartLine at = part_line(parts, line);
  std::string name(at.part);
  if (!name.empty()) name += ':';
  return name + std::to_string(at.line);
}

std::string line_phrase(std::span<const SourcePart> parts, int line) {
  return (part_line(parts, line).part.empty() ? "line " : "") + line_name(parts, line);
}

std::string source_place(std::string_view source, std::span<const SourcePart> parts, int line) {
  std::string place(source);
  if (line <= 0) return place;
  place += part_line(parts, line).part.empty() ? ':' : '!';
  return place + line_name(parts, line);
}

}  // namespace earbound
