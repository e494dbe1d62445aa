// Equations in running text: 1-2=5, y=x + 1, 5 - 3 = 2.

#include "script/classes/amount.hpp"
#include "script/classes/classes.hpp"
#include "text/unicode.hpp"

namespace earbound {
namespace {

constexpr std::string_view operators[] = {"+", "-", "\u2212", "\u2013", "=", "<", ">", "≤", "≥",
                                          "≠", "≈", "±",      "×",      "÷", "*", "/", "·"};

std::size_t operator_at(std::string_view text, std::size_t at) {
  for (const std::string_view sign : operators)
    if (stands_at(text, at, sign)) return sign.size();
  return 0;
}

std::string name_of(std::string_view sign, const Site& site) {
  if (sign == "-" || sign == "\u2212" || sign == "\u2013") return site.term("minus");
  const auto found = site.rules.math.find(sign);
  if (found != site.rules.math.end()) return found->second;
  const auto symbol = site.rules.symbols.find(sign);
  return symbol == site.rules.symbols.end() ? std::string() : symbol->second;
}

/// "p<0.001" compares; "a<b" may be anything.
bool compares_number(std::string_view text) {
  constexpr std::size_t longest_name = 3;
  const std::size_t sign = text.find_first_of("<>");
  if (sign == std::string_view::npos || sign == 0 || sign > longest_name) return false;
  const std::size_t number = sign + 1 + sign_at(text, sign + 1, {"."});
  return number < text.size() && is_ascii_digit(text[number]) &&
         text.find_first_of("<>", sign + 1) == std::string_view::npos;
}

bool is_equation(std::string_view text) {
  if (compares_number(text)) return true;
  for (const std::string_view sign : {"=", "≤", "≥", "≠", "≈"})
    if (text.find(sign) != std::string_view::npos) return true;
  return false;
}

}  // namespace

bool read_mathematics(const Site& site, Reading& reading) {
  const std::string_view text = site.text(), word = site.word();
  const std::size_t end = site.begin() + word.size();
  constexpr std::size_t longest = 64;
  // "5 - 3 = 2": the hyphen between numbers is a minus when an equation goes on.
  if (word.find_first_not_of("0123456789.,") == std::string_view::npos && stands_at(text, end, " - ") &&
      count_digits(text, end + 3) > 0 && text.substr(end, longest).find(" = ") != std::string_view::npos &&
      !site.term("minus").empty())
    return claim(site, site.begin(), end + 2, std::string(word) + " " + site.term("minus"), reading);
  if (word.size() > longest || !is_equation(word) || !has_letter_or_number(word)) return false;
  if (!is_letter_at(word, 0) && !is_ascii_digit(word.front())) return false;
  std::string spoken;
  std::size_t letters = 0;
  std::size_t begin = site.begin();
  if (const std::size_t at = amount_begin(site); at < begin && minus_at(text, at, site.floor()) > 0) {
    begin = at;
    spoken = site.term("minus") + " ";
  }
  bool after_operator = true;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t length = operator_at(word, at);
    if (length > 0) {
      const std::string name = name_of(word.substr(at, length), site);
      if (name.empty()) return false;
      spoken += (spoken.empty() || spoken.back() == ' ' ? "" : " ") + name + " ";
      at += length;
      letters = 0;
      after_operator = true;
      continue;
    }
    const bool letter = is_ascii_small(word[at]) || is_ascii_capital(word[at]);
    if (!letter && !is_ascii_digit(word[at]) && word[at] != '.' && word[at] != ',') return false;
    letters = letter ? letters + 1 : 0;
    if (letters > 2) return false;
    spoken += word[at++];
    after_operator = false;
  }
  if (after_operator && spoken.empty()) return false;
  // An operator at the edge belongs to the word beside.
  while (!spoken.empty() && spoken.back() == ' ') spoken.pop_back();
  return claim(site, begin, end, spoken, reading);
}

}  // namespace earbound
