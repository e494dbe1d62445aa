#pragma once
// Roman numerals in capitals.

#include <string_view>

namespace earbound {

enum class RomanForm {
  proper,  ///< MCMXCIX, XIV
  any,     ///< XIIII as well, as old books have it
};

/// 1 to 3999; 0 for what is not a numeral of that form.
int roman_numeral(std::string_view text, RomanForm form = RomanForm::proper);

inline bool is_roman_numeral(std::string_view text) { return roman_numeral(text) > 0; }

}  // namespace earbound
