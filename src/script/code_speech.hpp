#pragma once
// Program text as it is said.

#include <string>
#include <string_view>

#include "script/rules.hpp"

namespace earbound {

/// A word of program text: signs inside it by name, underscores as spaces, an empty pair of brackets unsaid.
std::string spoken_code(std::string_view word, const TextMap<std::string>& names);

/// The names of those signs beside the words of a piece of code in a sentence that matter there: "-v", "/etc", "*x*";
/// not of quotation marks, round brackets and stops.
std::string signs_at_edge_of_code(std::string_view gap, const TextMap<std::string>& names);

/// The names of the signs between two words, parted by spaces; signs without a name are left out.
std::string names_of_signs(std::string_view gap, const TextMap<std::string>& names);

/// Whether the sign before the word at `word` and the word's first one are one sign with a name: "!=", "->".
bool sign_joins_word(std::string_view text, std::size_t word, const TextMap<std::string>& names);

}  // namespace earbound
