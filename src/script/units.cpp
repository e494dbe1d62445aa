#include "script/units.hpp"

#include <algorithm>

#include "text/currencies.hpp"

namespace earbound {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) != 0xE2);
}

template <class Table>
std::optional<std::size_t> longest_key(std::string_view text, std::size_t at, const Table& table, std::size_t longest,
                                       bool before_number = false) {
  if (at >= text.size()) return {};
  for (std::size_t length = std::min(longest, text.size() - at); length > 0; --length) {
    const std::size_t end = at + length;
    const bool digit = end < text.size() && text[end] >= '0' && text[end] <= '9';
    if (end < text.size() &&
        (is_continuation(text[end]) ||
         (is_letter_or_digit(text[end]) && is_letter_or_digit(text[end - 1]) && !(before_number && digit))))
      continue;
    if (table.contains(std::string(text.substr(at, length)))) return end;
  }
  return {};
}

}  // namespace

std::optional<std::size_t> unit_at(std::string_view text, std::size_t at, const PatternWords& words) {
  std::optional<std::size_t> end = longest_key(text, at, words.units, words.longest_unit);
  while (end && !words.per.empty() && *end < text.size() && text[*end] == '/') {
    const auto next = longest_key(text, *end + 1, words.units, words.longest_unit);
    if (!next) break;
    end = next;
  }
  return end;
}

std::optional<std::size_t> currency_at(std::string_view text, std::size_t at, const PatternWords& words) {
  if (const auto end = longest_key(text, at, words.currencies, words.longest_unit, true)) return end;
  constexpr std::size_t code = 3;
  if (at + code > text.size()) return {};
  const std::string_view letters = text.substr(at, code);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!std::all_of(letters.begin(), letters.end(), capital)) return {};
  if (at + code < text.size() && is_letter_or_digit(text[at + code]) &&
      !(text[at + code] >= '0' && text[at + code] <= '9'))
    return {};
  return is_currency_code(letters) ? std::optional(at + code) : std::nullopt;
}

std::optional<std::size_t> magnitude_at(std::string_view text, std::size_t at, const PatternWords& words) {
  return longest_key(text, at, words.magnitudes, words.longest_unit);
}

std::string spoken_unit(std::string_view unit, bool singular, const PatternWords& words) {
  std::string result;
  while (!unit.empty()) {
    // A unit that holds a slash itself is one key.
    const std::string_view key = words.units.contains(std::string(unit)) ? unit : unit.substr(0, unit.find('/'));
    const SingularPlural& names = words.units.at(std::string(key));
    result += result.empty() ? (singular ? names.one : names.other) : " " + words.per + " " + names.one;
    unit.remove_prefix(std::min(unit.size(), key.size() + 1));
  }
  return result;
}

std::string spoken_unit_or(const std::string& noun, std::string_view unit, const PatternWords& words) {
  return unit.empty() ? noun : spoken_unit(unit, true, words);
}

SingularPlural currency_words(std::string_view currency, const PatternWords& words) {
  const auto known = words.currencies.find(std::string(currency));
  if (known != words.currencies.end()) return known->second;
  return {currency_name(words.language, currency, 1), currency_name(words.language, currency, 2)};
}

SingularPlural magnitude_words(std::string_view magnitude, const PatternWords& words) {
  const std::string& text = words.magnitudes.at(std::string(magnitude));
  const auto bar = text.find(" | ");
  return bar == std::string::npos ? SingularPlural{text, text}
                                  : SingularPlural{text.substr(0, bar), text.substr(bar + 3)};
}

}  // namespace earbound
