#pragma once
// Program text as it is said.

#include <string>
#include <string_view>

#include "script/rules.hpp"

namespace earbound {

/// A word of program text: signs inside it by name, underscores as spaces, an empty pair of brackets unsaid.
std::string spoken_code(std::string_view word, const TextMap<std::string>& names);

/// The names of the signs between two words, parted by spaces; signs without a name are left out.
std::string names_of_signs(std::string_view gap, const TextMap<std::string>& names);

}  // namespace earbound
