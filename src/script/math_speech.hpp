#pragma once
// Simple mathematics as it is said: "x squared plus y".

#include <optional>
#include <string>
#include <string_view>

#include "script/rules.hpp"

namespace earbound {

/// The formula (TeX as between dollar signs) in words; nothing when it holds what the language's rules have no words
/// for, nests too deeply or is too long to be followed by ear.
std::optional<std::string> spoken_math(std::string_view formula, const TextMap<std::string>& words);

}  // namespace earbound
