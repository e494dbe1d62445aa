#pragma once
// The gender of nouns, as far as numbers agree with it.

#include <cstddef>
#include <string_view>

#include "script/classes/number.hpp"
#include "script/classes/site.hpp"

namespace earbound {

/// Of the first word of a unit or a currency, as spoken.
Gender gender_of(std::string_view noun, const Rules& rules);

/// Of a written noun, by the endings and the words that the language lists; masculine where none of them fits.
Gender gender_by_ending(std::string_view noun, const Site& site);

/// Of the noun behind byte `end` that `number` counts: "21 casas", "300 personas". None where nothing agrees in the
/// language, where no such noun stands there, or where the number may be another thing: a year, the number of a page.
Gender gender_of_counted(const Site& site, std::size_t end, const Number& number);

}  // namespace earbound
