// Names on the net: handles (@marie_c) and hashtags (#ClimateNow). Addresses are read by script/address.hpp.

#include <algorithm>

#include "script/classes/classes.hpp"

namespace earbound {
namespace {

bool is_name_character(char c) {
  return is_ascii_small(c) || is_ascii_capital(c) || is_ascii_digit(c) || c == '_' || c == '.' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// The words of a name: "ClimateNow" is two, and so is "marie_c", whose line between is said when there is a word for
/// it. Empty when it holds another sign.
std::string words_of_name(std::string_view name, const std::string& underscore, const std::string& dot) {
  std::string spoken;
  const auto part = [&] {
    if (!spoken.empty() && spoken.back() != ' ') spoken += ' ';
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    if (!is_name_character(c)) return {};
    const char before = at == 0 ? '\0' : name[at - 1];
    if (c == '_' || c == '.') {
      part();
      const std::string& sign = c == '_' ? underscore : dot;
      if (!sign.empty()) spoken += sign + " ";
      continue;
    }
    const bool capital = is_ascii_capital(c) && is_ascii_small(before);
    const bool number = is_ascii_digit(c) != is_ascii_digit(before) && before != '\0' && before != '_';
    if (capital || number) part();
    spoken += c;
  }
  return spoken;
}

/// "#include" is code in running text, and no hashtag.
bool is_directive(std::string_view name) {
  constexpr std::string_view directives[] = {"define", "defines", "include", "includes", "if",    "ifdef", "ifndef",
                                             "endif",  "else",    "elif",    "pragma",   "undef", "error", "line"};
  return std::find(std::begin(directives), std::end(directives), name) != std::end(directives);
}

}  // namespace

bool read_electronic(const Site& site, Reading& reading) {
  const std::string_view word = site.word();
  if (word.size() < 2 || (word[0] != '@' && word[0] != '#') || !is_letter_at(word, 1)) return false;
  const bool handle = word[0] == '@';
  if (!handle && is_directive(word.substr(1))) return false;
  const std::string& lead = site.term(handle ? "handle" : "hashtag");
  if (lead.empty()) return false;
  // What belongs to the sentence: "@ann's".
  const std::size_t apostrophe = std::min(word.find('\''), word.find("\u2019"));
  const std::string_view name = word.substr(1, apostrophe == std::string_view::npos ? apostrophe : apostrophe - 1);
  const auto underscore = site.rules.names_of_symbols.find("_");
  const std::string said = words_of_name(
      name, handle && underscore != site.rules.names_of_symbols.end() ? underscore->second : std::string(),
      site.term("dot"));
  if (said.empty()) return false;
  const std::string ending(apostrophe == std::string_view::npos ? std::string_view() : word.substr(apostrophe));
  return claim(site, site.begin(), site.begin() + word.size(), lead + " " + said + ending, reading);
}

}  // namespace earbound
