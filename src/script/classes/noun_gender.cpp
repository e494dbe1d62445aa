#include "script/classes/noun_gender.hpp"

#include <algorithm>

namespace earbound {
namespace {

bool ends_with_one_of(std::string_view word, std::string_view endings) {
  while (!endings.empty()) {
    const std::size_t end = std::min(endings.find(' '), endings.size());
    if (word.ends_with(endings.substr(0, end))) return true;
    endings.remove_prefix(std::min(end + 1, endings.size()));
  }
  return false;
}

}  // namespace

Gender gender_of(std::string_view noun, const Rules& rules) {
  const std::string_view first = noun.substr(0, noun.find(' '));
  return rules.feminine.contains(first) ? Gender::feminine : Gender::masculine;
}

Gender gender_by_ending(std::string_view noun, const Site& site) {
  if (gender_of(noun, site.rules) == Gender::feminine || is_among(site.term("feminine nouns"), noun))
    return Gender::feminine;
  if (is_among(site.term("masculine nouns"), noun) || ends_with_one_of(noun, site.term("masculine endings")))
    return Gender::masculine;
  return ends_with_one_of(noun, site.term("feminine endings")) ? Gender::feminine : Gender::masculine;
}

Gender gender_of_counted(const Site& site, std::size_t end, const Number& number) {
  const std::string& plural = site.term("plural of counted nouns");
  if (plural.empty()) return Gender::none;
  const std::string_view noun = site.word_behind(end);
  constexpr std::size_t shortest_noun = 4, digits_of_year = 4;
  const std::size_t letters = noun.find_first_of("'-/0123456789");
  if (noun.size() < shortest_noun || letters != std::string_view::npos || !is_letter_at(noun, 0) ||
      is_ascii_capital(noun.front()) || is_among(site.term("no counted nouns"), noun))
    return Gender::none;
  if (!number.decimals.empty() || (number.whole.size() == digits_of_year && !number.grouped)) return Gender::none;
  // "1 taza" where a list begins or goes on, but "capítulo 1 trata".
  if (number.whole == "1") {
    const std::string before = site.word_before();
    if (!before.empty() && !is_among(site.term("before one"), before)) return Gender::none;
    return noun.ends_with(plural) ? Gender::none : gender_by_ending(noun, site);
  }
  return noun.ends_with(plural) ? gender_by_ending(noun, site) : Gender::none;
}

}  // namespace earbound
