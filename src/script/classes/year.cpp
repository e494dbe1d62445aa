// Years and decades.

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "text/number_words.hpp"

namespace earbound {
namespace {

/// "1340s", "80s", "1980's" at `at`, which moves behind it; empty when there is none.
std::string decade_at(const Site& site, std::size_t& at) {
  const std::string_view text = site.text();
  const std::size_t digits = count_digits(text, at);
  if (digits != 4 && digits != 2) return {};
  const std::string_view number = text.substr(at, digits);
  if (number.back() != '0' || (digits == 4 && (number < "1000" || number >= "2200"))) return {};
  const std::string& ending = site.term("decade ending");
  if (ending.empty()) return {};
  std::size_t end = at + digits;
  if (ending == "s") end += sign_at(text, end, {"'", "\u2019"});
  if (!stands_at(text, end, ending)) return {};
  end += ending.size();
  const int within = std::stoi(std::string(number.substr(digits - 2)));
  const auto name = site.rules.words.decades.find(within);
  if (name == site.rules.words.decades.end() || (digits == 2 && within == 0)) return {};
  at = end;
  if (digits == 2) return name->second;
  if (number == "2000") return site.term("two thousands");
  return number_in_words(site.rules.language, std::stoi(std::string(number.substr(0, 2))), "numbering") +
         (site.rules.words.years == PatternWords::Years::pairs ? " " : site.term("decade hundreds")) + name->second;
}

}  // namespace

bool read_decade(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  std::size_t at = site.begin();
  std::string before;
  // "mid-1980s"
  if (!is_ascii_digit(text[at])) {
    const std::size_t hyphen = site.word().find('-');
    if (hyphen == std::string_view::npos || hyphen < 2) return false;
    before = std::string(site.word().substr(0, hyphen)) + " ";
    if (before.find_first_of("0123456789") != std::string::npos) return false;
    at += hyphen + 1;
    if (at >= text.size() || !is_ascii_digit(text[at])) return false;
  }
  std::string spoken = decade_at(site, at);
  const bool years = spoken.empty() && before.empty() && count_digits(text, at) == 4;
  if (spoken.empty() && !years) return false;
  const std::size_t dash = sign_at(text, years ? at + 4 : at, {"-", "\u2013"});
  if (dash > 0 && !site.term("to").empty()) {
    std::size_t end = (years ? at + 4 : at) + dash;
    if (const std::string until = decade_at(site, end); !until.empty()) {
      if (years) spoken = spoken_year(text.substr(at, 4), site.rules);
      return claim(site, site.begin(), end, before + spoken + " " + site.term("to") + " " + until, reading);
    }
  }
  if (years) return false;
  // The apostrophe of "'80s" is said with it.
  std::size_t begin = site.begin();
  for (const std::string_view sign : {"'", "\u2019", "\u2018"})
    if (before.empty() && begin >= site.floor() + sign.size() && text.substr(0, begin).ends_with(sign))
      begin -= sign.size();
  return claim(site, begin, at, before + spoken, reading);
}

bool read_year(const Site& site, Reading& reading) {
  const std::string_view word = site.word(), text = site.text();
  if (word.size() < 4 || count_digits(word, 0) != 4 || site.rules.words.years == PatternWords::Years::plain)
    return false;
  std::string_view ending = word.substr(4);
  if (!ending.empty() && ending != "'s" && ending != "\u2019s") return false;
  const std::size_t end = site.begin() + word.size();
  if (site.begin() > site.floor() && text[site.begin() - 1] == '.') return false;
  const bool told = site.rules.years_after.contains(site.word_before());
  const bool bracketed = site.begin() > 0 && text[site.begin() - 1] == '(' && end < text.size() && text[end] == ')';
  const bool alone = site.passage.last - site.passage.first == 1;
  if (!told && !bracketed && !alone && ending.empty()) return false;
  const std::string year = spoken_year(word.substr(0, 4), site.rules);
  if (year == word.substr(0, 4)) return false;
  return claim(site, site.begin(), end, year + std::string(ending), reading);
}

}  // namespace earbound
