#pragma once
// Roman numerals in capitals, as they are properly formed (MCMXCIX, not MIM).

#include <string_view>

namespace earbound {

/// 1 to 3999; 0 for what is not a properly formed numeral.
int roman_numeral(std::string_view text);

inline bool is_roman_numeral(std::string_view text) { return roman_numeral(text) > 0; }

}  // namespace earbound
