// Measures, money, percentages, negative numbers, numbers with a sign of comparison, mixed numbers.

#include "script/classes/amount.hpp"
#include "script/classes/classes.hpp"

namespace earbound {

bool read_amount(const Site& site, Reading& reading) {
  const std::optional<Amount> amount = amount_at(site, amount_begin(site));
  if (!amount || amount->end <= site.begin()) return false;
  const std::string spoken = spoken_amount(*amount, true, site.rules);
  if (amount->is_bare()) {
    // What the engine reads rightly stays as it is written: a number with the language's own separators.
    const std::string_view written = site.text().substr(amount->begin, amount->end - amount->begin);
    const bool plain = written.find_first_not_of("0123456789.,") == std::string_view::npos && written.front() != '.';
    if (plain && spoken.find_first_not_of("0123456789.,") == std::string::npos) return false;
  }
  const AmountNoun noun = noun_of(site, *amount, spoken);
  return claim(site, amount->begin, amount->end, spoken, noun.at, noun.spoken, reading);
}

}  // namespace earbound
