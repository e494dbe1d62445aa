#include "config/rule_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace earbound {
namespace {

constexpr std::uintmax_t size_limit = 4U << 20U;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

RuleFile read_rule_file(const std::string& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  if (failure) throw Error("cannot read the rule file: " + failure.message(), "check that it is installed").at(path);
  if (size > size_limit) throw Error("the rule file is larger than 4 MB").at(path);
  std::ifstream stream(path, std::ios::binary);
  RuleFile file = parse_rules(stream, path);
  if (stream.bad()) throw Error("cannot read the rule file").at(path);
  return file;
}

RuleFile parse_rules(std::istream& stream, const std::string& path) {
  RuleFile file{path, {}};
  std::string section, line;
  int number = 0;
  while (std::getline(stream, line)) {
    ++number;
    const std::string_view text = trimmed(line);
    if (text.empty() || (text.front() == '#' && text.substr(0, 4) != "# = ")) continue;
    if (text.front() == '[' && text.back() == ']' && text.find('=') == std::string_view::npos) {
      section = trimmed(text.substr(1, text.size() - 2));
      continue;
    }
    // " = " first, so that a key may itself hold an equals sign.
    auto equals = text.find(" = ");
    if (equals != std::string_view::npos)
      ++equals;
    else
      equals = text.back() == '=' && text.size() > 1 ? text.size() - 1 : std::string_view::npos;
    const std::string_view key =
        equals == std::string_view::npos ? std::string_view{} : trimmed(text.substr(0, equals));
    if (key.empty()) throw Error("expected a rule", "write it as: key = text").at(path, number);
    file.rules.push_back({section, std::string(key), std::string(trimmed(text.substr(equals + 1))), number});
  }
  return file;
}

std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    if (const std::string_view item = trimmed(text.substr(0, comma)); !item.empty()) items.emplace_back(item);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return items;
}

}  // namespace earbound
