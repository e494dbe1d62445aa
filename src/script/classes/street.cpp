// Addresses of houses where the language has words for them: 1428 Elm St, Santa Clara, CA 95051.

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"

namespace earbound {
namespace {

/// Whether a kind of street stands behind, with names between only.
bool street_follows(const Site& site) {
  constexpr std::size_t farthest = 5;
  const Passage& passage = site.passage;
  for (std::size_t i = site.index + 1; i < passage.last && i <= site.index + farthest; ++i) {
    const std::string_view word = passage.word(i);
    const std::string_view gap =
        passage.text.substr(passage.words[i - 1].end, passage.words[i].begin - passage.words[i - 1].end);
    if (gap != " " && gap != ". ") return false;
    if (i > site.index + 1 && !site.term("street " + small_letters(word)).empty()) return true;
    if (!is_ascii_capital(word.front()) && !is_ascii_digit(word.front())) return false;
  }
  return false;
}

/// House numbers go in pairs: 14 28, 1 23; those with a nought inside digit by digit: 7 0 8.
std::string spoken_house(std::string_view digits) {
  if (digits.size() == 4 && digits.substr(2) == "00") return std::string(digits);
  if (digits.size() == 4 && digits[2] != '0')
    return std::string(digits.substr(0, 2)) + " " + std::string(digits.substr(2));
  if (digits.size() == 3 && digits.substr(1) == "00") return std::string(digits);
  if (digits.size() == 3 && digits[1] != '0')
    return std::string(digits.substr(0, 1)) + " " + std::string(digits.substr(1));
  return spoken_digits(digits);
}

bool house(const Site& site, Reading& reading) {
  const std::string_view word = site.word();
  if (count_digits(word, 0) != word.size() || word.size() < 3 || word.size() > 5 || !street_follows(site)) return false;
  return claim(site, site.begin(), site.begin() + word.size(), spoken_house(word), reading);
}

/// The "E" of "1211 E Arques Ave".
bool direction_of_street(const Site& site, Reading& reading) {
  const std::string_view word = site.word();
  if (word.size() > 2 || !is_ascii_capital(word.front()) || site.index == site.passage.first) return false;
  const std::string_view number = site.passage.word(site.index - 1);
  const std::string& direction = site.term("direction " + std::string(word));
  if (direction.empty() || count_digits(number, 0) != number.size() || !street_follows(site)) return false;
  const std::size_t end = site.begin() + word.size();
  return claim(site, site.begin(), stands_at(site.text(), end, ".") ? end + 1 : end, direction, reading);
}

/// "CA 95051": a state by its letters, and the digits one by one.
bool postal_code(const Site& site, Reading& reading) {
  const std::string_view word = site.word(), text = site.text();
  if (word.size() != 2 || site.index == site.passage.first) return false;
  const std::string& state = site.term("state " + std::string(word));
  if (state.empty() || !text.substr(0, site.begin()).ends_with(", ")) return false;
  const std::size_t end = site.begin() + word.size();
  const std::size_t at = end + sign_at(text, end, {", ", " "});
  const std::size_t digits = at > end ? count_digits(text, at) : 0;
  if (digits != 5 || !site.word_ends(at + digits)) return false;
  std::string code = spoken_digits(text.substr(at, digits));
  return claim(site, site.begin(), at + digits, state + ", " + code, at, code, reading);
}

}  // namespace

bool read_street(const Site& site, Reading& reading) {
  constexpr std::size_t longest = 5;  // a house number; a state and a direction are shorter
  const std::string_view word = site.word();
  if (word.size() > longest || (!is_ascii_digit(word.front()) && !is_ascii_capital(word.front()))) return false;
  if (site.term("street st").empty()) return false;
  return house(site, reading) || postal_code(site, reading) || direction_of_street(site, reading);
}

}  // namespace earbound
