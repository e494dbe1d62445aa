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

/// The length of a point of the compass at `at`, "N" or " NW", whose name is added to `spoken`; 0 for none.
std::size_t direction_at(const Site& site, std::size_t at, std::string& spoken) {
  const std::string_view text = site.text();
  const std::size_t space = sign_at(text, at, {" "});
  std::size_t end = at + space;
  while (end < text.size() && is_ascii_capital(text[end]) && end < at + space + 3) ++end;
  const std::string& name = site.term("direction " + std::string(text.substr(at + space, end - at - space)));
  if (end == at + space || name.empty() || is_letter_at(text, end)) return 0;
  spoken += " " + name;
  return end - at;
}

/// "5 ft 10 in": behind feet, "in" is inches.
bool reads_feet_and_inches(const Site& site, const Number& feet, Reading& reading) {
  const std::string_view text = site.text();
  if (feet.end >= text.size() || site.rules.words.units.find("in.") == site.rules.words.units.end()) return false;
  const std::size_t unit = feet.end + sign_at(text, feet.end, {" "});
  const std::size_t length = sign_at(text, unit, {"ft. ", "ft ", "feet ", "foot "});
  if (length == 0) return false;
  const auto inches = number_at(text, unit + length, site.rules);
  if (!inches) return false;
  const std::size_t behind = inches->end + sign_at(text, inches->end, {" "});
  const std::size_t name = sign_at(text, behind, {"in.", "in"});
  if (name == 0 || !site.word_ends(behind + name)) return false;
  return claim(site, site.begin(), behind + name,
               counted(feet, "ft", site.rules) + " " + counted(*inches, "in.", site.rules), reading);
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
    const std::size_t sign = minutes ? sign_at(text, minutes->end, {prime, "'", "\u2019"}) : 0;
    if (sign == 0) {
      // "40.7128° N"
      const std::size_t degrees = first->end + std::string_view("°").size();
      std::string spoken = counted(*first, "°", site.rules);
      const std::size_t letter = direction_at(site, degrees, spoken);
      return letter > 0 && claim(site, site.begin(), degrees + letter, spoken, reading);
    }
    std::string spoken = counted(*first, "°", site.rules) + " " + counted(*minutes, "min", site.rules);
    std::size_t end = minutes->end + sign;
    const std::size_t behind = end + sign_at(text, end, {" "});
    if (const auto seconds = number_at(text, behind, site.rules))
      if (const std::size_t length = sign_at(text, seconds->end, {double_prime, "\"", "''", "\u2032\u2032"})) {
        spoken += " " + counted(*seconds, "s", site.rules);
        end = seconds->end + length;
      }
    end += direction_at(site, end, spoken);
    return claim(site, site.begin(), end, spoken, reading);
  }
  if (reads_feet_and_inches(site, *first, reading)) return true;
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
