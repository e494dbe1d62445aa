#pragma once
// Units, currencies and magnitudes behind and before numbers: found in a text, and in words.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "script/pattern.hpp"

namespace earbound {

/// Where the longest unit at `at` ends; units may be joined by slashes (mg/kg/d). None inside a word.
std::optional<std::size_t> unit_at(std::string_view text, std::size_t at, const PatternWords& words);
/// The same for a currency: a sign or word of the language, or a code of ISO 4217 that ICU knows, in capitals.
std::optional<std::size_t> currency_at(std::string_view text, std::size_t at, const PatternWords& words);
std::optional<std::size_t> magnitude_at(std::string_view text, std::size_t at, const PatternWords& words);

/// The words of a unit; those behind a slash in the singular: milligrams per kilogram.
std::string spoken_unit(std::string_view unit, bool singular, const PatternWords& words);
/// The singular of a unit, or `noun` when there is no unit.
std::string spoken_unit_or(const std::string& noun, std::string_view unit, const PatternWords& words);
SingularPlural currency_words(std::string_view currency, const PatternWords& words);
SingularPlural magnitude_words(std::string_view magnitude, const PatternWords& words);

}  // namespace earbound
