#pragma once
// YAML text as a small tree in which every value knows its line. The adapter of yaml-cpp.

#include <string>
#include <string_view>
#include <vector>

namespace earbound {

struct YamlEntry;

struct YamlNode {
  enum class Kind { null, scalar, sequence, map };
  Kind kind = Kind::null;
  int line = 0;                    ///< 1-based, in the file
  std::string text;                ///< scalar
  bool plain = true;               ///< scalar written without quotes: only such a one can be a number
  std::vector<YamlNode> items;     ///< sequence
  std::vector<YamlEntry> entries;  ///< map, in the order written, keys are unique

  /// The value of a map's key, or nullptr.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
  std::string key;
  YamlNode value;
};

/// Reads one YAML document whose first line is line `first_line` of `file`. Text without any value gives a null node.
/// Throws Error with file and line for what is not YAML, for anchors and aliases, keys that are no scalars or stand
/// twice, a second document, more than 256 KB, 10,000 values or 32 levels.
YamlNode parse_yaml(std::string_view text, const std::string& file, int first_line = 1);

}  // namespace earbound
