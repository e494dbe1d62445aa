#include "script/rule_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

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
  if (stream.bad()) throw Error("cannot read the rule file").at(path);
  return file;
}

std::string rule_file_of_language(const std::string& directory, const std::string& language) {
  const bool plain = std::all_of(language.begin(), language.end(), [](unsigned char c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (!plain || language.empty()) return {};
  for (const std::string& tag : {language, primary_language(language)}) {
    const std::string path = directory + "/" + tag + ".txt";
    if (std::filesystem::is_regular_file(path)) return path;
  }
  return {};
}

std::string primary_language(const std::string& tag) {
  std::string primary = tag.substr(0, tag.find_first_of("-_"));
  for (char& c : primary)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return primary;
}

}  // namespace earbound
