#include "yaml/yaml_fields.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"

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
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      throw Error(fmt::format("there is no key '{}' here", key), fmt::format("use {}", fmt::join(keys, ", ")))
          .at(file_, value.line);
}

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
