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

/// The value of a numeral in running text, where C, D, L and M alone are letters.
inline int numeral_in_text(std::string_view word) {
  const bool letter = word.size() == 1 && std::string_view("CDLM").find(word[0]) != std::string_view::npos;
  return letter ? 0 : roman_numeral(word);
}

inline bool is_roman_numeral(std::string_view text) { return roman_numeral(text) > 0; }

}  // namespace earbound
