#include "text/roman.hpp"

#include <string>
#include <utility>

namespace earbound {

int roman_numeral(std::string_view text, RomanForm form) {
  static constexpr std::pair<std::string_view, int> parts[] = {
      {"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50},
      {"XL", 40},  {"X", 10},   {"IX", 9},  {"V", 5},    {"IV", 4},  {"I", 1}};
  constexpr std::size_t longest = 15;  // MMMDCCCLXXXVIII
  if (text.empty() || text.size() > longest) return 0;
  int value = 0;
  std::string_view rest = text;
  for (const auto& [letters, worth] : parts)
    while (rest.substr(0, letters.size()) == letters) {
      value += worth;
      rest.remove_prefix(letters.size());
    }
  if (!rest.empty() || value > 3999) return 0;
  if (form == RomanForm::any) return value;
  // Only what would be written for the value is a numeral: not IIII, not IXI.
  std::string formed;
  int left = value;
  for (const auto& [letters, worth] : parts)
    for (; left >= worth; left -= worth) formed += letters;
  return formed == text ? value : 0;
}

}  // namespace earbound
