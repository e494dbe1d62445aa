// Telephone numbers, addresses of machines, and other numbers said digit by digit in groups.

#include <vector>

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"

namespace earbound {
namespace {

struct Groups {
  std::vector<std::string_view> parts;
  std::size_t begin = 0, end = 0, digits = 0;
  bool plus = false, bracket = false;
  bool hyphens = true;  ///< all separators are hyphens
  bool dots = true, spaces = true;
};

/// Groups of digits from `at` on, parted by a hyphen, dot, slash, space or brackets.
Groups groups_at(std::string_view text, std::size_t at) {
  Groups groups;
  bool opened = false, closed = false;
  groups.begin = at;
  if (stands_at(text, at, "+")) {
    groups.plus = true;
    ++at;
  }
  if (stands_at(text, at, "(")) {
    opened = true;
    ++at;
  }
  constexpr std::size_t most = 8;
  while (groups.parts.size() < most) {
    const std::size_t digits = count_digits(text, at);
    if (digits == 0) break;
    groups.parts.push_back(text.substr(at, digits));
    groups.digits += digits;
    at += digits;
    groups.end = at;
    const std::size_t separator =
        sign_at(text, at, {") ", ")-", ")", " (", "(", "-", ".", "/", " ", "\u2011", "\u2013"});
    if (separator == 0 || count_digits(text, at + separator) == 0) break;
    const char sign = text[at];
    groups.hyphens = groups.hyphens && sign == '-';
    groups.dots = groups.dots && sign == '.';
    groups.spaces = groups.spaces && sign == ' ';
    if (opened && !closed && groups.parts.size() == 1 && sign != ')') break;
    closed = closed || sign == ')';
    groups.bracket = closed && opened;
    opened = opened || sign == '(' || text[at + separator - 1] == '(';
    at += separator;
  }
  return groups;
}

bool sizes(const Groups& groups, std::initializer_list<std::size_t> expected) {
  if (groups.parts.size() < expected.size()) return false;
  std::size_t i = 0;
  for (const std::size_t size : expected)
    if (groups.parts[i++].size() != size) return false;
  return true;
}

bool is_machine_address(const Groups& groups) {
  if (groups.parts.size() != 4 || !groups.dots || groups.plus) return false;
  // "1.000.000.000" is one number in groups.
  bool grouped = true;
  for (std::size_t i = 0; i < groups.parts.size(); ++i) {
    if (groups.parts[i].size() > 3) return false;
    grouped = grouped && (i == 0 || groups.parts[i].size() == 3);
  }
  return !grouped;
}

bool is_telephone(const Site& site, const Groups& groups) {
  constexpr std::size_t fewest = 7, most = 17;
  if (groups.parts.size() < 2 || groups.digits < fewest - 1 || groups.digits > most) return false;
  if (groups.plus) return groups.digits >= fewest;
  const bool told = site.rules.before_telephones.contains(site.word_before());
  if (told) return true;
  if (groups.digits < fewest) return false;
  if (groups.bracket && groups.parts.front().size() >= 2 && groups.digits >= 8) return true;
  if (groups.hyphens && (sizes(groups, {3, 3, 4}) || sizes(groups, {3, 2, 4}) || sizes(groups, {3, 3, 3}))) return true;
  if (groups.hyphens && sizes(groups, {1, 3, 3, 4})) return true;
  if (groups.dots && sizes(groups, {3, 3, 4})) return true;
  // A leading nought counts nothing: "089 123456", "01 42 68 53 00".
  const bool zero =
      groups.parts.front().front() == '0' && groups.parts.front().size() >= 2 && groups.parts.front() != "00";
  return zero && !groups.dots && groups.digits >= 8;
}

}  // namespace

bool read_telephone(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  std::size_t begin = site.begin();
  if (begin > site.floor() && text[begin - 1] == '(') --begin;
  if (begin > site.floor() && text[begin - 1] == '+') --begin;
  const std::size_t first = begin + sign_at(text, begin, {"+(", "+", "("});
  if (first >= text.size() || !is_ascii_digit(text[first])) return false;
  Groups groups = groups_at(text, begin);
  if (groups.parts.size() < 2 || !site.word_ends(groups.end)) return false;
  const bool machine = is_machine_address(groups);
  if (!machine && !is_telephone(site, groups)) return false;
  std::string spoken = groups.plus ? site.term("plus") + " " : "";
  const std::string between = machine ? " " + site.term("dot") + " " : ", ";
  if ((groups.plus && site.term("plus").empty()) || (machine && site.term("dot").empty())) return false;
  for (std::size_t i = 0; i < groups.parts.size(); ++i)
    spoken += (i == 0 ? "" : between) + spoken_digits(groups.parts[i]);
  return claim(site, begin, groups.end, spoken, reading);
}

}  // namespace earbound
