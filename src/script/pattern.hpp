#pragma once
// Patterns of numbers: "<number>–<number> <unit>" is spoken "<1> to <2> <3>". A space in a pattern matches one space or
// none; <class> captures; everything else stands for itself. A pattern is tried only where a number or a currency sign
// begins. Before the pattern may stand what it depends on: "ascending: ", "after a month: ", "after a name: ", "after
// das, ins: ".

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "script/reading.hpp"

namespace earbound {

struct SingularPlural {
  std::string one, other;
};

/// The words that patterns draw on.
struct PatternWords {
  std::unordered_map<std::string, SingularPlural> units, currencies;
  std::unordered_map<std::string, std::string> magnitudes;  ///< written → spoken: "bn" → "billion"
  std::unordered_map<int, std::string> months, ordinals, decades;
  std::unordered_set<std::string>
      no_names;  ///< lower-case words that are no name though they begin with a capital: "From 10-20"
  std::unordered_map<std::string, SingularPlural> fractions;  ///< by denominator: "4" → quarter, quarters
  std::string per;                                            ///< between units: milligrams "per" kilogram
  char decimal = '.';                                         ///< the decimal separator
  std::string groups = ",";                                   ///< the separators of thousands
  std::size_t longest_unit = 0;
  std::string language;
  enum class Years { plain, pairs, hundreds } years = Years::plain;
  std::string year_zero;

  /// A year as it is said: "19 95" where the language says years in pairs, in words where it says hundreds.
  [[nodiscard]] std::string year(std::string_view digits) const;
};

class Pattern {
 public:
  /// Throws Error (without place) for an unknown class, or a reference to a capture that is not there.
  Pattern(std::string_view written, std::string_view spoken);

  /// Matches at word `index` of the passage; true when it did, with the reading put in `reading`. The match ends where
  /// a written word ends: a rule never fires inside a word.
  bool read(const Passage& passage, std::size_t index, const PatternWords& words, Reading& reading) const;

 private:
  enum class Class {
    literal,
    space,
    number,
    integer,
    year,
    month,
    day,
    hour,
    minute,
    unit,
    currency,
    magnitude,
    decade,
    fraction,
    two_digits,
    three_digits,
    four_digits,
    blank
  };
  struct Element {
    Class kind = Class::literal;
    std::string text;
  };
  enum class Form { plain, month, ordinal, year, digits };
  struct Output {
    int capture = 0;  ///< from 1; 0: text
    Form form = Form::plain;
    std::string text;
  };
  struct Capture {
    Class kind = Class::literal;
    std::size_t begin = 0, end = 0;
  };

  static std::optional<std::size_t> match(Class kind, std::string_view text, std::size_t at, const PatternWords& words);
  [[nodiscard]] std::string spoken(const Output& output, std::string_view text, const std::vector<Capture>& captures,
                                   const PatternWords& words) const;

  enum class After { anything, month, name, word };
  [[nodiscard]] bool stands_after(const Passage& passage, std::size_t index, const PatternWords& words) const;

  std::vector<Element> elements_;
  std::vector<Output> outputs_;
  bool ascending_ = false;  ///< the first number must be the smaller one
  After after_ = After::anything;
  std::vector<std::string> words_before_;  ///< lower case, for After::word
};

}  // namespace earbound
