// Feet and inches, and minutes and seconds of an arc: 5′10″, 6'2", 48°51′24″.

#include <algorithm>

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "script/units.hpp"

namespace earbound {
namespace {

constexpr std::string_view prime = "\u2032", double_prime = "\u2033";

std::string counted(const Number& number, std::string_view unit, const Rules& rules) {
  const auto found = rules.words.units.find(std::string(unit));
  if (found == rules.words.units.end()) return {};
  const SingularPlural& name = found->second;
  const bool feminine = rules.feminine.contains(std::string_view(name.one).substr(0, name.one.find(' ')));
  return spoken_number(number, feminine ? Gender::feminine : Gender::masculine, rules) + " " +
         (is_singular(number, rules) ? name.one : name.other);
}

}  // namespace

bool read_feet(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  if (!is_ascii_digit(site.word().front())) return false;
  const auto first = number_at(text, site.begin(), site.rules);
  if (!first) return false;
  if (stands_at(text, first->end, "°")) {
    // An arc: its degrees, minutes and seconds.
    const std::size_t at = first->end + std::string_view("°").size() + sign_at(text, first->end + 2, {" "});
    const auto minutes = number_at(text, at, site.rules);
    const std::size_t sign = minutes ? sign_at(text, minutes->end, {prime, "'"}) : 0;
    if (sign == 0) return false;
    std::string spoken = counted(*first, "°", site.rules) + " " + counted(*minutes, "min", site.rules);
    std::size_t end = minutes->end + sign;
    const std::size_t behind = end + sign_at(text, end, {" "});
    if (const auto seconds = number_at(text, behind, site.rules))
      if (const std::size_t length = sign_at(text, seconds->end, {double_prime, "\"", "''", "\u2032\u2032"})) {
        spoken += " " + counted(*seconds, "s", site.rules);
        end = seconds->end + length;
      }
    return claim(site, site.begin(), end, spoken, reading);
  }
  const std::size_t feet = sign_at(text, first->end, {prime, "'", "\u2019"});
  if (feet > 0) {
    const std::size_t at = first->end + feet + sign_at(text, first->end + feet, {" "});
    const auto inches = number_at(text, at, site.rules);
    const std::size_t sign = inches ? sign_at(text, inches->end, {double_prime, "\"", "''", "\u201D"}) : 0;
    const std::string whole = counted(*first, "ft", site.rules);
    if (sign > 0 && !whole.empty())
      return claim(site, site.begin(), inches->end + sign, whole + " " + counted(*inches, "in.", site.rules), reading);
    if (stands_at(text, first->end, prime))
      return claim(site, site.begin(), first->end + feet, counted(*first, "′", site.rules), reading);
    return false;
  }
  if (stands_at(text, first->end, double_prime))
    return claim(site, site.begin(), first->end + double_prime.size(), counted(*first, "″", site.rules), reading);
  // A straight quote behind a number is inches unless it closes a quotation.
  if (!stands_at(text, first->end, "\"") || site.rules.words.units.find("in.") == site.rules.words.units.end())
    return false;
  if (std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(site.begin()), '"') % 2 != 0) return false;
  return claim(site, site.begin(), first->end + 1, counted(*first, "in.", site.rules), reading);
}

}  // namespace earbound
