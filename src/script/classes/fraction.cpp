// Fractions: 3/4, −1/2, ½ kg, and years parted by a slash: 1984/85.

#include "script/classes/amount.hpp"
#include "script/classes/classes.hpp"
#include "script/classes/fraction_words.hpp"
#include "script/units.hpp"

namespace earbound {
namespace {

bool is_month(std::string_view word, const Rules& rules) {
  const std::string small = small_letters(word);
  for (const auto& [number, name] : rules.words.months)
    if (small == small_letters(name)) return true;
  return false;
}

}  // namespace

bool read_fraction(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  const std::size_t begin = amount_begin(site);
  std::size_t at = begin;
  // "~1/24"
  std::string about;
  if (const auto word = site.rules.comparisons.find("~");
      stands_at(text, at, "~") && word != site.rules.comparisons.end()) {
    about = word->second + " ";
    ++at;
  }
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
  // "17/18 juin": two days.
  if (std::string_view month = site.word_behind(end); minus == 0 && is_month(month, site.rules))
    return claim(site, begin, end, std::string(numerator) + ", " + std::string(denominator), reading);
  if (minus > 0) spoken = site.term("minus") + " " + spoken;
  if (end + 2 <= text.size() && small_letters(text.substr(end, 2)) == "th" &&
      site.rules.words.years == PatternWords::Years::pairs)
    end += 2;
  const std::size_t unit = stands_at(text, end, " ") ? end + 1 : end;
  if (const auto unit_end = unit_at(text, unit, site.rules.words); unit_end && site.word_ends(*unit_end)) {
    spoken = fraction_of_unit(numerator, denominator, spoken,
                              spoken_unit(text.substr(unit, *unit_end - unit), true, site.rules.words), site);
    end = *unit_end;
  }
  return claim(site, begin, end, about + spoken, reading);
}

}  // namespace earbound
