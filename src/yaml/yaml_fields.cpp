#include "yaml/yaml_fields.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/nearest_name.hpp"

namespace earbound {

YamlFields::YamlFields(const YamlNode& node, const std::string& file, std::string_view what)
    : node_(node), file_(file) {
  if (node.kind != YamlNode::Kind::map && node.kind != YamlNode::Kind::null)
    throw Error(fmt::format("{} must be a list of 'key: value' lines", what),
                "write one key and its value on each line")
        .at(file, node.line);
}

void YamlFields::allow_only(std::span<const std::string_view> keys) const {
  for (const auto& [key, value] : node_.entries)
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) refuse_key(key, value.line, nearest_names(key, keys));
}

void YamlFields::refuse_misspelt(std::span<const std::string_view> keys,
                                 std::span<const std::string_view> others) const {
  constexpr std::size_t short_key = 5;
  for (const auto& [key, value] : node_.entries) {
    const auto is_key = [&key = key](std::string_view other) { return key == other; };
    if (std::any_of(keys.begin(), keys.end(), is_key) || std::any_of(others.begin(), others.end(), is_key)) continue;
    const std::string_view meant = nearest_name(key, keys, key.size() > short_key ? 2 : 1);
    if (!meant.empty()) refuse_key(key, value.line, fmt::format("did you mean '{}'?", meant));
  }
}

void YamlFields::refuse_key(const std::string& key, int line, std::string remedy) const {
  throw Error(fmt::format("there is no key '{}' here", key), std::move(remedy)).at(file_, line);
}

YamlFields YamlFields::of(const YamlNode& node, std::string_view what) const { return {node, file_, what}; }

const YamlNode* YamlFields::value(std::string_view key) const {
  const YamlNode* found = node_.find(key);
  return found && found->kind != YamlNode::Kind::null ? found : nullptr;
}

std::optional<std::string> YamlFields::text(std::string_view key) const {
  const YamlNode* found = value(key);
  if (!found) return std::nullopt;
  if (found->kind != YamlNode::Kind::scalar)
    refuse(key, fmt::format("'{}' must be a text", key), fmt::format("write '{}: some text'", key));
  return found->text;
}

std::string YamlFields::required_text(std::string_view key) const {
  auto found = text(key);
  if (!found || found->empty())
    refuse(key, fmt::format("'{}' is missing", key), fmt::format("add a line '{}: …'", key));
  return *std::move(found);
}

std::vector<std::string> YamlFields::texts(std::string_view key) const {
  const YamlNode* found = value(key);
  if (!found) return {};
  if (found->kind == YamlNode::Kind::scalar) return {found->text};
  const auto is_scalar = [](const YamlNode& item) { return item.kind == YamlNode::Kind::scalar; };
  if (found->kind != YamlNode::Kind::sequence || !std::all_of(found->items.begin(), found->items.end(), is_scalar))
    refuse(key, fmt::format("'{}' must be a text or a list of texts", key),
           fmt::format("write '{}: [one, another]'", key));
  std::vector<std::string> all;
  for (const YamlNode& item : found->items) all.push_back(item.text);
  return all;
}

int YamlFields::number(std::string_view key, int least, int most, int otherwise) const {
  const YamlNode* found = value(key);
  if (!found) return otherwise;
  int number = 0;
  const char* end = found->text.data() + found->text.size();
  const auto parsed = std::from_chars(found->text.data(), end, number);
  const bool whole =
      found->kind == YamlNode::Kind::scalar && found->plain && parsed.ec == std::errc{} && parsed.ptr == end;
  if (!whole || number < least || number > most)
    refuse(key, fmt::format("'{}' must be a whole number from {} to {}", key, least, most),
           found->kind == YamlNode::Kind::scalar ? fmt::format("it is '{}'", found->text) : std::string());
  return number;
}

int YamlFields::line(std::string_view key) const {
  const YamlNode* found = node_.find(key);
  return found ? found->line : node_.line;
}

void YamlFields::refuse(std::string_view key, std::string what, std::string remedy) const {
  throw Error(std::move(what), std::move(remedy)).at(file_, line(key));
}

}  // namespace earbound
