// Dimensions and products: 10 × 20 cm, 2x4, 3 × 4; resolutions.

#include <vector>

#include "script/classes/amount.hpp"
#include "script/classes/classes.hpp"

namespace earbound {

bool read_dimensions(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  std::optional<Amount> amount = amount_at(site, amount_begin(site));
  // "2x8": the letter belongs to no amount.
  std::size_t at = amount_begin(site);
  std::string spoken;
  bool letter = false, unit = false;
  std::size_t count = 0, end = 0;
  const std::string &by = site.term("by"), &times = site.term("times");
  std::vector<Amount> parts;
  for (;;) {
    amount = amount_at(site, at);
    std::size_t behind = 0;
    if (!amount) {
      const auto number = number_at(text, at, site.rules);
      if (!number) break;
      amount = Amount{};
      amount->begin = at;
      amount->number = *number;
      amount->end = number->end;
    }
    // The unit "times" is written as the sign between is.
    if (sign_at(amount->unit, 0, {"x", "×"}) == amount->unit.size() && !amount->unit.empty()) {
      amount->end = amount->number.end;
      amount->unit = {};
    }
    if (amount->end <= site.begin() && parts.empty()) return false;
    parts.push_back(*amount);
    end = amount->end;
    unit = unit || !amount->unit.empty();
    behind = end;
    while (behind < text.size() && text[behind] == ' ') ++behind;
    const std::size_t length = sign_at(text, behind, {"x", "×", "\u2A2F", "*"});
    if (length == 0) break;
    letter = letter || text[behind] == 'x';
    at = behind + length;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || !is_ascii_digit(text[at])) break;
    ++count;
  }
  if (parts.size() < 2 || count + 1 != parts.size()) return false;
  const std::string& word = letter || unit ? by : times;
  if (word.empty()) return false;
  const bool shared = parts.front().unit.empty();
  for (std::size_t i = 0; i < parts.size(); ++i)
    spoken += (i == 0 ? "" : " " + word + " ") + spoken_amount(parts[i], !shared || i + 1 == parts.size(), site.rules);
  const AmountNoun noun = noun_of(site, parts.back(), spoken);
  return claim(site, parts.front().begin, end, spoken, noun.at, noun.spoken, reading);
}

}  // namespace earbound
