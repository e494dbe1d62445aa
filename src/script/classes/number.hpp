#pragma once
// Numbers as written in digits, and as spoken.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "script/classes/site.hpp"

namespace earbound {

struct Number {
  std::size_t end = 0;   ///< one past its last byte
  std::string whole;     ///< digits without separators; empty in ".5"
  std::string decimals;  ///< digits behind the decimal separator
  bool grouped = false;  ///< separators of thousands were written

  /// The value of a whole number of at most 18 digits.
  [[nodiscard]] std::optional<std::int64_t> value() const;
};

/// The number in digits at `at`: groups parted by the separators of the language, by spaces or by apostrophes; a
/// decimal part.
std::optional<Number> number_at(std::string_view text, std::size_t at, const Rules& rules);

enum class Gender { none, masculine, feminine };

/// What the engine is given: digits where it reads them as ICU spells them, else words. `gender` is that of the noun
/// behind.
std::string spoken_number(const Number& number, Gender gender, const Rules& rules);
std::string spoken_digits(std::string_view digits);

/// A year: in pairs where the language says so.
std::string spoken_year(std::string_view digits, const Rules& rules);

/// The form of ICU's ordinals that the words before ask for, null when they ask for none.
const std::string* ordinal_form(const Site& site);

/// Whether the noun that counts `number` is in the singular.
bool is_singular(const Number& number, const Rules& rules);

}  // namespace earbound
