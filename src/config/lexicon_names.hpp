#pragma once
// The key `lexicons` of a file in YAML.

#include <string>
#include <string_view>
#include <vector>

#include "yaml/yaml_fields.hpp"

namespace earbound {

/// The files that `lexicons` names, as seen from `directory`. Throws Error with file and line for one that is not
/// there.
std::vector<std::string> named_lexicons(const YamlFields& fields, const std::string& directory,
                                        std::string_view remedy);

}  // namespace earbound
