// Signs that name a number: §5, №3, #1; the sharps of music and C#.

#include <algorithm>
#include <iterator>

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"

namespace earbound {
namespace {

constexpr std::string_view number_signs[] = {"§§", "§", "№", "#"};

/// Reads the sign of `marked`, a written word, and what stands in it behind the sign; the reading begins at byte
/// `begin`, where the word or its noun begins.
bool read_sign(const Site& site, std::size_t begin, TextRange marked, std::string_view sign, const std::string& name,
               Reading& reading) {
  const std::string_view text = site.text();
  const std::string_view word = text.substr(marked.begin, marked.end - marked.begin);
  const std::size_t at = marked.begin + sign.size();
  if (word == sign && sign != "#") return claim(site, begin, at, name, reading);
  if (at >= text.size() || !is_ascii_digit(text[at])) return false;
  // Only the sign and what stands in its word.
  std::string rest(word.substr(sign.size()));
  const std::string& to = site.term("to");
  for (const std::string_view dash : {"–", "-"})
    if (const auto place = rest.find(dash); place != std::string::npos && !to.empty())
      rest.replace(place, dash.size(), " " + to + " ");
  if (rest.find_first_not_of("0123456789. abcdefghijklmnopqrstuvwxyz") != std::string::npos) return false;
  return claim(site, begin, marked.end, name + " " + rest, reading);
}

/// "Section §5", "sec. § 7": the noun that the sign stands for is written as well, and said once.
bool read_noun_and_sign(const Site& site, Reading& reading) {
  constexpr std::size_t shortest_noun = 3;
  const std::string_view word = site.word();
  if (word.size() < shortest_noun || site.index + 1 >= site.passage.last || !is_letter_at(word, 0)) return false;
  const TextRange behind = site.passage.words[site.index + 1];
  const std::string_view gap =
      site.text().substr(site.begin() + word.size(), behind.begin - site.begin() - word.size());
  if (gap != " " && gap != ". ") return false;
  const std::string noun = small_letters(word);
  for (const std::string_view sign : number_signs)
    if (stands_at(site.text(), behind.begin, sign)) {
      const std::string& name = site.term(sign);
      return name.starts_with(noun) && read_sign(site, site.begin(), behind, sign, name, reading);
    }
  return false;
}

}  // namespace

bool begins_with_number_sign(std::string_view word) {
  return std::any_of(std::begin(number_signs), std::end(number_signs),
                     [&](std::string_view sign) { return word.starts_with(sign); });
}

bool read_section(const Site& site, Reading& reading) {
  if (read_noun_and_sign(site, reading)) return true;
  const std::string_view word = site.word();
  for (const std::string_view sign : number_signs) {
    if (!word.starts_with(sign)) continue;
    // "el § 5": the noun agrees with the article that is written.
    const std::string& agreeing = site.term(std::string(sign) + " after " + site.word_before());
    const std::string& name = agreeing.empty() ? site.term(sign) : agreeing;
    if (name.empty()) return false;
    return read_sign(site, site.begin(), site.passage.words[site.index], sign, name, reading);
  }
  if (word.size() == 2 && is_ascii_capital(word[0]) && word[1] == '#')
    return claim(site, site.begin(), site.begin() + 2, std::string(word.substr(0, 1)) + " " + site.term("sharp"),
                 reading);
  return false;
}

}  // namespace earbound
