#pragma once
// The words for fractions, and the characters that are fractions.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "script/classes/site.hpp"

namespace earbound {

/// One half, three quarters; empty when the language has no words for it. `written` is a vulgar fraction or "3/4".
std::string spoken_fraction(std::string_view numerator, std::string_view denominator, const Rules& rules);

/// "3 quarters of a mile", "medio milímetro", "einen halben Liter": a fraction before its unit in the singular;
/// `spoken` is the fraction alone, in the words of the site's language.
std::string fraction_of_unit(std::string_view numerator, std::string_view denominator, const std::string& spoken,
                             const std::string& unit, const Site& site);

struct Vulgar {
  std::size_t end = 0;
  std::string numerator, denominator;
};
/// A fraction in one character, or with a fraction slash between small or ordinary digits, at `at`.
std::optional<Vulgar> vulgar_at(std::string_view text, std::size_t at);

/// "half" as it agrees with its noun: with its gender, and in German with its case. Empty where the language has no
/// such form.
std::string half_of(std::string_view noun, bool feminine, const Site& site);

}  // namespace earbound
