// Time zones by their distance from Greenwich: UTC+1, GMT-3:30.

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"

namespace earbound {

bool read_time_zone(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  std::size_t at = site.begin();
  const std::string name = small_letters(text.substr(at, 3));
  if (name != "utc" && name != "gmt") return false;
  at += 3;
  const std::size_t sign = sign_at(text, at, {"+", "-", "\u2212", "\u2013"});
  const std::size_t hours = count_digits(text, at + sign);
  if (sign == 0 || hours == 0 || hours > 2) return false;
  const std::string& direction = site.term(text[at] == '+' ? "plus" : "minus");
  if (direction.empty()) return false;
  std::string spoken(text.substr(site.begin(), 3));
  for (char& letter : spoken)
    if (is_ascii_small(letter)) letter = static_cast<char>(letter - 'a' + 'A');
  spoken += " " + direction + " " + std::string(text.substr(at + sign, hours));
  at += sign + hours;
  if (stands_at(text, at, ":") && count_digits(text, at + 1) == 2) {
    spoken += " " + std::string(text.substr(at + 1, 2));
    at += 3;
  }
  return claim(site, site.begin(), at, spoken, reading);
}

}  // namespace earbound
