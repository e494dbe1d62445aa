// Signs that name a number: §5, №3, #1; the sharps of music and C#.

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"

namespace earbound {

bool read_section(const Site& site, Reading& reading) {
  const std::string_view text = site.text(), word = site.word();
  for (const std::string_view sign : {"§§", "§", "№", "#"}) {
    if (!word.starts_with(sign)) continue;
    // "el § 5": the noun agrees with the article that is written.
    const std::string& agreeing = site.term(std::string(sign) + " after " + site.word_before());
    const std::string& name = agreeing.empty() ? site.term(sign) : agreeing;
    std::size_t at = site.begin() + sign.size();
    if (name.empty()) return false;
    if (word == sign && sign != "#") {
      return claim(site, site.begin(), at, name, reading);
    }
    if (at >= text.size() || !is_ascii_digit(text[at])) return false;
    // Only the sign and what stands in its word.
    const std::size_t end = site.begin() + word.size();
    std::string rest(word.substr(sign.size()));
    const std::string& to = site.term("to");
    for (const std::string_view dash : {"–", "-"})
      if (const auto place = rest.find(dash); place != std::string::npos && !to.empty())
        rest.replace(place, dash.size(), " " + to + " ");
    if (rest.find_first_not_of("0123456789. abcdefghijklmnopqrstuvwxyz") != std::string::npos) return false;
    return claim(site, site.begin(), end, name + " " + rest, reading);
  }
  if (word.size() == 2 && is_ascii_capital(word[0]) && word[1] == '#')
    return claim(site, site.begin(), site.begin() + 2, std::string(word.substr(0, 1)) + " " + site.term("sharp"),
                 reading);
  return false;
}

}  // namespace earbound
