// Citation keys as pandoc knows them: [@smith2020, p. 4], [see @doe99; -@roe2001].

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"

namespace earbound {
namespace {

struct Key {
  std::string name, year;
  std::size_t end = 0;
};

/// Letters, the digits of a year, and a letter that tells two of one year apart.
Key key_at(std::string_view text, std::size_t at) {
  Key key;
  std::size_t end = at;
  while (end < text.size() && (is_letter_at(text, end) || (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U ||
                               text[end] == '_' || text[end] == ':' || text[end] == '-'))
    ++end;
  const std::size_t digits = count_digits(text, end);
  if (end == at || (digits != 2 && digits != 4)) return {};
  for (const char c : text.substr(at, end - at)) key.name += c == '_' || c == ':' || c == '-' ? ' ' : c;
  key.year = text.substr(end, digits);
  key.end = end + digits;
  if (key.end < text.size() && is_ascii_small(text[key.end])) {
    while (key.end < text.size() && (is_ascii_small(text[key.end]) || is_ascii_capital(text[key.end]))) ++key.end;
    const std::string_view letters = text.substr(end + digits, key.end - end - digits);
    key.year += " " + std::string(letters);
  }
  while (!key.name.empty() && key.name.back() == ' ') key.name.pop_back();
  if (!key.name.empty() && is_ascii_small(key.name.front()))
    key.name.front() = static_cast<char>(key.name.front() - 'a' + 'A');
  return key;
}

/// Whether `at` lies in square brackets that opened in the same passage.
bool in_brackets(std::string_view text, std::size_t at) {
  const std::size_t open = text.rfind('[', at);
  if (open == std::string_view::npos) return false;
  const std::size_t close = text.find(']', open);
  return close != std::string_view::npos && close > at;
}

}  // namespace

bool read_citation(const Site& site, Reading& reading) {
  const std::string_view word = site.word(), text = site.text();
  const std::size_t at = word.find('@');
  if (at > 0 || at == std::string_view::npos || !is_letter_at(word, 1)) return false;
  // Outside brackets it may be a handle as well, which is read in full.
  if (!in_brackets(text, site.begin())) return false;
  Key key = key_at(text, site.begin() + 1);
  if (key.end != site.begin() + word.size()) {
    if (word.find_first_of("./@", 1) != std::string_view::npos) return false;
    key = {std::string(word.substr(1)), {}, site.begin() + word.size()};
  }
  if (key.year.size() >= 4 && (key.year < "1500" || key.year >= "2200")) return false;
  // "-@smith2020": the author is named in the text.
  const bool year_only = site.begin() > site.floor() && text[site.begin() - 1] == '-';
  std::string spoken = year_only ? key.year : key.name + (key.year.empty() ? "" : " " + key.year);
  if (spoken.empty()) return false;
  return claim(site, site.begin() - (year_only ? 1 : 0), key.end, spoken, reading);
}

}  // namespace earbound
