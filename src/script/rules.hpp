#pragma once
// The rules of text normalisation of one language, as read from languages/LANGUAGE/normalisation.txt.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "script/pattern.hpp"
#include "text/segmentation.hpp"

namespace earbound {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

struct Abbreviation {
  enum class Before { anything, number, name, after_name } before = Before::anything;
  std::string written;  ///< with its stops and spaces
  std::string spoken;
};

struct Rules {
  TextMap<std::vector<Abbreviation>> abbreviations;  ///< by their first written word, the longest first
  TextMap<std::string> symbols;                      ///< a word that is one symbol; empty text: left out
  TextMap<std::string> names_of_symbols;             ///< for code that is read aloud
  TextMap<std::string> math;
  TextSet numerals_after, years_after;  ///< lower-case words before a Roman numeral or a year
  TextMap<std::string>
      ordinals_after;        ///< lower-case names before a Roman numeral, with their article if it is not the usual one
  TextSet between_numerals;  ///< I "and" II
  TextSet after_numeral_one;             ///< in a language in which I is a word: those that follow the numeral I
  TextSet after_first_of_name;           ///< those that follow it only behind a name: Elizabeth I "was"
  TextSet after_ordinals;                ///< words that go on after "3.": the stop ends no sentence
  TextSet capitals;                      ///< acronyms that stay as they are in a heading of capitals
  TextMap<std::string> terms;            ///< words and forms that the classes draw on, by name
  TextMap<std::string> comparisons;      ///< signs before a number: "≤" → "at most"
  TextMap<std::string> half_days;        ///< behind a time: "p.m." → "P M"
  TextMap<std::string> hour_words;       ///< behind a time in digits: "Uhr", "h"
  TextMap<std::string> ordinal_endings;  ///< written behind a number → form of ICU's ordinals
  TextMap<std::string> ordinal_forms;    ///< lower-case word before an ordinal → form of it
  TextSet said_by_engine;                ///< signs that need no rule
  TextMap<std::vector<std::string>> sign_names;  ///< by a sign, all that it may be read as; of the tables here
  TextSet singular_after;                        ///< "a": the unit behind it is part of an adjective
  TextSet words_in_capitals;                     ///< words that are acronyms elsewhere: WHO
  TextSet feminine;                              ///< first words of units and currencies
  TextSet books_of_verses, ratio_words, before_telephones;           ///< lower-case words before 3:16, 3:1, a telephone
  std::unordered_map<std::string, SingularPlural> minor_currencies;  ///< hundredths, by the written currency
  PatternWords words;
  std::vector<Pattern> patterns;
  SentenceRules sentences;
  std::string language;         ///< BCP 47
  bool ordinal_stop = false;    ///< "3." is an ordinal
  std::string ordinal_article;  ///< Henry "the" eighth

  /// Rules of `language` in the voices directory; those of sentences alone when it has no others.
  /// Throws Error with file and line for what it does not understand.
  static Rules load(const std::string& directory, const std::string& language);
};

}  // namespace earbound
