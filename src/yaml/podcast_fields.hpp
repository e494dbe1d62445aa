#pragma once
// What earbound.yaml and front matter say in the same words.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/format_names.hpp"
#include "model/person.hpp"
#include "yaml/yaml_fields.hpp"

namespace earbound {

/// The text on one line, without characters that are not seen; empty when there is none.
std::string line_of(const YamlFields& fields, std::string_view key);

/// An address of the web (http, https) in ASCII; with or without '?' and '#'. Throws Error.
std::string address_of(const YamlFields& fields, std::string_view key, bool plain);

/// One or several, also parted by commas in one text.
FormatNames formats_of(const YamlFields& fields);

/// yes, no, true or false; nothing when it is not said. Throws Error.
std::optional<bool> yes_or_no(const YamlFields& fields, std::string_view key);

/// One or several, each a name or a map of `name`, `role`, `page` and `picture`. Throws Error.
std::vector<Person> people_of(const YamlFields& fields);

}  // namespace earbound
