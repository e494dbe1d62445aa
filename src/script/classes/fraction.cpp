// Fractions: 3/4, −1/2, ½ kg, and years parted by a slash: 1984/85.

#include "script/classes/amount.hpp"
#include "script/classes/classes.hpp"
#include "script/units.hpp"

namespace earbound {

bool read_fraction(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  const std::size_t begin = amount_begin(site);
  std::size_t at = begin;
  const std::size_t minus = minus_at(text, at, site.floor());
  at += minus;
  const std::size_t top = count_digits(text, at);
  if (top == 0 || top > 5) return false;
  std::size_t bar = at + top;
  const bool spaced = stands_at(text, bar, " / ");
  if (spaced) ++bar;
  if (!stands_at(text, bar, "/")) return false;
  const std::size_t from = bar + 1 + (spaced ? 1 : 0);
  const std::size_t bottom = count_digits(text, from);
  std::size_t end = from + bottom;
  if (bottom == 0 || bottom > 5 || stands_at(text, end, "/")) return false;
  if (stands_at(text, end, ".") && count_digits(text, end + 1) > 0) return false;
  const std::string_view numerator = text.substr(at, top), denominator = text.substr(from, bottom);
  if (top == 4 && bottom <= 2 && minus == 0 && numerator >= "1000" && numerator < "2200") {
    const std::string& to = site.term("to");
    const bool next = std::stoi(std::string(numerator.substr(4 - bottom))) < std::stoi(std::string(denominator));
    if (to.empty() || !next) return false;
    return claim(site, begin, end, spoken_year(numerator, site.rules) + " " + to + " " + std::string(denominator),
                 reading);
  }
  // What counts from nought is no fraction, nor is what is divided by one.
  if (numerator.front() == '0' || denominator.front() == '0' || denominator == "1" || numerator == denominator)
    return false;
  std::string spoken = spoken_fraction(numerator, denominator, site.rules);
  if (spoken.empty()) return false;
  if (minus > 0) spoken = site.term("minus") + " " + spoken;
  if (end + 2 <= text.size() && small_letters(text.substr(end, 2)) == "th" &&
      site.rules.words.years == PatternWords::Years::pairs)
    end += 2;
  const std::size_t unit = stands_at(text, end, " ") ? end + 1 : end;
  if (const auto unit_end = unit_at(text, unit, site.rules.words); unit_end && site.word_ends(*unit_end)) {
    const std::string& of = site.term("fraction of");
    spoken +=
        (of.empty() ? " " : " " + of + " ") + spoken_unit(text.substr(unit, *unit_end - unit), true, site.rules.words);
    end = *unit_end;
  }
  return claim(site, begin, end, spoken, reading);
}

}  // namespace earbound
