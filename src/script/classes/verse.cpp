// Verses of books and ratios: 3:16 behind a book's name, 3:1 in odds and scales.

#include <algorithm>

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"

namespace earbound {
namespace {

struct Pair {
  std::string_view first, second;
  std::size_t end = 0;
};

/// Two whole numbers parted by a colon.
bool pair_at(std::string_view text, std::size_t at, Pair& pair) {
  const std::size_t first = count_digits(text, at), colon = at + first;
  if (first == 0 || first > 7 || !stands_at(text, colon, ":")) return false;
  const std::size_t second = count_digits(text, colon + 1);
  if (second == 0 || second > 7) return false;
  pair = {text.substr(at, first), text.substr(colon + 1, second), colon + 1 + second};
  return !(stands_at(text, pair.end, ":") && count_digits(text, pair.end + 1) > 0);
}

/// Whether one of the three words before is in `words`.
bool is_near(const Site& site, const TextSet& words, std::size_t reach) {
  for (std::size_t back = 1; back <= reach && site.index >= site.passage.first + back; ++back)
    if (words.contains(small_letters(site.passage.word(site.index - back)))) return true;
  return false;
}

}  // namespace

bool read_verse(const Site& site, Reading& reading) {
  Pair pair;
  const std::string_view text = site.text();
  if (!is_ascii_digit(site.word().front()) || !is_near(site, site.rules.books_of_verses, 1)) return false;
  if (!pair_at(text, site.begin(), pair)) return false;
  std::string spoken = std::string(pair.first) + " " + std::string(pair.second);
  const std::string& to = site.term("to");
  const std::size_t dash = sign_at(text, pair.end, {"-", "\u2013"});
  if (const std::size_t digits = dash > 0 ? count_digits(text, pair.end + dash) : 0; digits > 0 && !to.empty()) {
    spoken += " " + to + " " + std::string(text.substr(pair.end + dash, digits));
    pair.end += dash + digits;
  }
  return claim(site, site.begin(), pair.end, spoken, reading);
}

bool read_ratio(const Site& site, Reading& reading) {
  Pair pair;
  const std::string_view text = site.text();
  const std::string& to = site.term("ratio");
  if (to.empty() || !is_ascii_digit(site.word().front()) || !pair_at(text, site.begin(), pair)) return false;
  constexpr std::size_t reach = 3;
  // A second part of one digit, or a first beyond the hours, is no time.
  const bool no_time = pair.second.size() != 2 || pair.first.size() > 2 || std::stoi(std::string(pair.first)) > 24 ||
                       std::stoi(std::string(pair.second)) > 59;
  if (!no_time && !is_near(site, site.rules.ratio_words, reach)) return false;
  const auto led_by_nought = [](std::string_view digits) { return digits.size() > 1 && digits.front() == '0'; };
  if (led_by_nought(pair.first) || led_by_nought(pair.second)) return false;
  return claim(site, site.begin(), pair.end, std::string(pair.first) + " " + to + " " + std::string(pair.second),
               reading);
}

}  // namespace earbound
