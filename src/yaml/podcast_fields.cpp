#include "yaml/podcast_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::string_view people_key = "people";

std::string line_of_text(const std::string& text) { return fold_space(clean_text(text)); }

Person person_of(const YamlFields& fields, const YamlNode& node) {
  if (node.kind == YamlNode::Kind::scalar) return {line_of_text(node.text), {}, {}, {}};
  const YamlFields person = fields.of(node, "a person");
  person.allow_only(std::array<std::string_view, 4>{"name", "role", "page", "picture"});
  return {line_of(person, "name"), line_of(person, "role"), address_of(person, "page", false),
          address_of(person, "picture", false)};
}

}  // namespace

std::string line_of(const YamlFields& fields, std::string_view key) {
  return line_of_text(fields.text(key).value_or(""));
}

std::string address_of(const YamlFields& fields, std::string_view key, bool plain) {
  const std::string url = line_of(fields, key);
  if (url.empty()) return url;
  const std::string_view refused = plain ? "\"<>\\^`{|}#?" : "\"<>\\^`{|}";
  const bool clean = std::all_of(url.begin(), url.end(), [&](unsigned char c) {
    return c > 0x20 && c < 0x7f && refused.find(static_cast<char>(c)) == std::string::npos;
  });
  const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (!clean || host == 0 || url.size() == host || url[host] == '/')
    fields.refuse(key, fmt::format("'{}' is no address", url),
                  plain ? "write one such as https://example.org/audio/, in ASCII and without '?' and '#'"
                        : "write one such as https://example.org/page, in ASCII");
  return url;
}

FormatNames formats_of(const YamlFields& fields) {
  FormatNames formats;
  for (const std::string& written : fields.texts("formats")) {
    std::istringstream names(written);
    for (std::string name; std::getline(names, name, ',');)
      if (name = line_of_text(name); !name.empty()) formats.names.push_back(std::move(name));
  }
  formats.line = fields.line("formats");
  return formats;
}

std::optional<bool> yes_or_no(const YamlFields& fields, std::string_view key) {
  const std::string written = line_of(fields, key);
  if (written.empty()) return std::nullopt;
  if (written == "yes" || written == "true") return true;
  if (written == "no" || written == "false") return false;
  fields.refuse(key, fmt::format("'{}' is no value of '{}'", written, key), "write yes or no");
}

std::vector<Person> people_of(const YamlFields& fields) {
  const YamlNode* found = fields.value(people_key);
  if (found == nullptr) return {};
  std::vector<Person> people;
  if (found->kind == YamlNode::Kind::sequence) {
    people.reserve(found->items.size());
    for (const YamlNode& item : found->items) people.push_back(person_of(fields, item));
  } else {
    people.push_back(person_of(fields, *found));
  }
  for (const Person& person : people)
    if (person.name.empty()) fields.refuse(people_key, "a person has no name", "write 'name: ' and the name");
  return people;
}

}  // namespace earbound
