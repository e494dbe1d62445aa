// Raised and lowered digits: powers (x², 10⁻⁶), chemistry (C₆H₁₂O₆, Ca²⁺), indices.

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "script/units.hpp"
#include "text/small_characters.hpp"

namespace earbound {
namespace {

std::string power_in_words(const Site& site, const std::string& exponent) {
  const auto word = [&](std::string_view key) {
    const auto found = site.rules.math.find(key);
    return found == site.rules.math.end() ? std::string() : found->second;
  };
  if (exponent == "2" || exponent == "3") return word("^" + exponent);
  if (word("^").empty()) return {};
  std::string spoken = word("^") + " ";
  if (exponent.front() == '-') spoken += site.term("minus") + " ";
  return spoken + exponent.substr(exponent.front() == '-' ? 1 : 0);
}

}  // namespace

bool read_power(const Site& site, Reading& reading) {
  const std::string_view word = site.word();
  std::string spoken;
  bool found = false, chemistry = false;
  std::size_t base = 0;  // letters or digits right before
  for (std::size_t at = 0; at < word.size();) {
    std::string digits, sign;
    const std::size_t from = at;
    if (const char lead = raised_sign(word, at)) sign = lead;
    for (int digit = raised_digit(word, at); digit >= 0; digit = raised_digit(word, at))
      digits += static_cast<char>('0' + digit);
    const char charge = digits.empty() ? '\0' : raised_sign(word, at);
    if (at > from) {
      found = true;
      if (charge != 0 || digits.empty()) {
        // A charge: Ca²⁺, Na⁺.
        const char last = charge != 0 ? charge : sign.front();
        spoken += (digits.empty() ? " " : " " + digits + " ") + site.term(last == '+' ? "plus" : "minus") + " ";
      } else if (base > 2 && sign.empty()) {
        spoken += " " + digits + " ";  // the mark of a note
      } else {
        const std::string power = power_in_words(site, sign == "-" ? "-" + digits : digits);
        if (power.empty()) return false;
        spoken += " " + power + " ";
      }
      base = 0;
      continue;
    }
    if (const char lead = lowered_sign(word, at)) sign = lead;
    for (int digit = lowered_digit(word, at); digit >= 0; digit = lowered_digit(word, at))
      digits += static_cast<char>('0' + digit);
    if (at > from) {
      found = chemistry = true;
      spoken += " " + (sign.empty() ? "" : site.term(sign == "-" ? "minus" : "plus") + " ") + digits + " ";
      base = 0;
      continue;
    }
    const char c = word[at];
    const bool plain = is_ascii_small(c) || is_ascii_capital(c) || is_ascii_digit(c);
    // Elements are spelled: C 6 H 12.
    if (is_ascii_capital(c) && !spoken.empty() && spoken.back() != ' ') spoken += ' ';
    const std::string_view operators = "+-=/*";
    if (operators.find(c) != std::string_view::npos) {
      const auto name = site.rules.math.find(word.substr(at, 1));
      spoken += name == site.rules.math.end() ? " " : " " + name->second + " ";
    } else {
      spoken += c;
    }
    base = plain ? base + 1 : 0;
    ++at;
  }
  if (!found) return false;
  std::string folded;
  for (const char c : spoken)
    if (c != ' ' || (!folded.empty() && folded.back() != ' ')) folded += c;
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  // "10⁻⁶ g"
  const std::size_t end = site.begin() + word.size();
  if (is_ascii_digit(word.front()) && stands_at(site.text(), end, " "))
    if (const auto unit = unit_at(site.text(), end + 1, site.rules.words); unit && site.word_ends(*unit)) {
      const std::string name = spoken_unit(site.text().substr(end + 1, *unit - end - 1), false, site.rules.words);
      return claim(site, site.begin(), *unit, folded + " " + name, end + 1, name, reading);
    }
  return claim(site, site.begin(), end, folded, reading);
}

}  // namespace earbound
