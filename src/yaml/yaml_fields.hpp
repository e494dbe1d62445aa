#pragma once
// Values of a YAML map taken out with their types checked. Every error names the file, the line and what is allowed.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/yaml.hpp"

namespace earbound {

class YamlFields {
 public:
  /// `node` and `file` must outlive this. Throws Error when the node is no map; `what` names it in that message ("a
  /// voice profile"). A null node counts as an empty map.
  YamlFields(const YamlNode& node, const std::string& file, std::string_view what);

  /// Throws Error at the first key that is not among these, with the one that was meant.
  void allow_only(std::span<const std::string_view> keys) const;
  /// For a map that others write keys of their own into: throws Error at the first key that is none of `keys`, nor of
  /// `others`, but spelled like one of `keys` save for a letter (two in a longer one).
  void refuse_misspelt(std::span<const std::string_view> keys, std::span<const std::string_view> others) const;

  /// The fields of a map within this one; as the constructor.
  [[nodiscard]] YamlFields of(const YamlNode& node, std::string_view what) const;

  /// Text of a scalar; nothing when the key is missing or has no value.
  [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
  /// Like text(), for a value that must be there.
  [[nodiscard]] std::string required_text(std::string_view key) const;
  /// A list of texts, or one text alone.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  /// A whole number from `least` to `most`; `otherwise` when the key is missing.
  [[nodiscard]] int number(std::string_view key, int least, int most, int otherwise) const;
  /// The value itself, or nullptr when the key is missing or has no value.
  [[nodiscard]] const YamlNode* value(std::string_view key) const;

  [[nodiscard]] int line(std::string_view key) const;  ///< of the key's value; of the map when it is missing
  [[noreturn]] void refuse(std::string_view key, std::string what, std::string remedy) const;

 private:
  [[noreturn]] void refuse_key(const std::string& key, int line, std::string remedy) const;
  const YamlNode& node_;
  const std::string& file_;
};

}  // namespace earbound
