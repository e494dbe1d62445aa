#pragma once
// Amounts: a number with all that belongs to it, its sign, fraction, currency, magnitude and unit.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "script/classes/number.hpp"
#include "script/classes/site.hpp"

namespace earbound {

struct Amount {
  std::size_t begin = 0, end = 0;
  bool minus = false;
  bool adjective = false;  ///< "a 5 kW motor": the unit stands in the singular
  std::string prefix;      ///< said before it: "about", "at most"
  Number number;
  std::string fraction;   ///< of a mixed number, as spoken
  std::string share;      ///< a fraction alone with its unit, as spoken
  bool feminine = false;  ///< what is counted is a feminine noun in full: "1½ horas"
  std::string mixed;      ///< number and fraction where the language has one word for both: "eineinhalb"
  std::string_view currency, magnitude, unit, rate;
  Gender counted = Gender::none;  ///< of the noun that is counted, where it is no unit and the number agrees with it

  [[nodiscard]] bool is_money() const { return !currency.empty(); }
  /// Whether there is more than a number as the engine reads it.
  [[nodiscard]] bool is_bare() const {
    return !minus && prefix.empty() && fraction.empty() && currency.empty() && magnitude.empty() && unit.empty() &&
           rate.empty();
  }
};

/// The amount whose first sign, currency or digit stands at `at`. `floor`: no sign of it lies before.
std::optional<Amount> amount_at(const Site& site, std::size_t at);

/// With its unit or currency, or without, as in "10 to 20 percent".
std::string spoken_amount(const Amount& amount, bool with_unit, const Rules& rules);

/// Where the unit or the currency behind the number stands, and its words; empty when there is none.
struct AmountNoun {
  std::size_t at = 0;
  std::string spoken;
};
AmountNoun noun_of(const Site& site, const Amount& amount, const std::string& spoken);

/// The byte at which an amount that holds the word of the site begins: signs before it belong to it.
std::size_t amount_begin(const Site& site);

/// The length of a minus sign at `at`; a hyphen is one where nothing is joined by it.
std::size_t minus_at(std::string_view text, std::size_t at, std::size_t floor);

}  // namespace earbound
