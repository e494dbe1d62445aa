#pragma once
// What ICU knows of languages by their BCP 47 tags: names, codes, forms of the plural, lengths of time, dates and
// lists.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/units.hpp"

namespace earbound {

/// "en" of "en-GB", in lower case.
std::string primary_language(std::string_view tag);

/// Whether two tags have the same primary language: "pt-BR" and "pt", "iw" and "he", "cmn" and "zh", "nb" and "no".
bool same_language(std::string_view a, std::string_view b);

/// Whether two tags mean the same language, script and region, said or understood: "pl" and "pl-PL".
bool same_language_in_full(std::string_view a, std::string_view b);

/// The tag in its usual form and with today's codes: "en-GB" for "en_gb", "he" for "iw". What cannot be understood at
/// its end is left out ("en-US" of "en-us-nyc"); empty when nothing can.
std::string canonical_language(std::string_view tag);

/// "Japanese", "Portuguese (Brazil)": in English. The tag itself when there is no name for it.
std::string language_name(std::string_view tag);

/// Whether the language is written from right to left; a script in the tag decides.
bool is_right_to_left(std::string_view tag);

/// The tag of a language by its English name: "pt" for "Portuguese"; empty when there is none.
std::string language_of_name(std::string_view english_name);

/// Three lower-case letters, for ID3 and MP4: the terminology code of ISO 639-2 for the tag's primary language; its own
/// code when it has three letters; "und" when it is unknown.
std::string iso639_2(std::string_view tag);

/// Index in `supported` of the tag that a reader of `wanted` is served best with; -1 when none is of its language, or
/// of one that CLDR counts as nearly the same.
int nearest_language(std::string_view wanted, const std::vector<std::string>& supported);

/// The category of CLDR's plural rules that `n` belongs to: "one", "few", "many", "other" …
std::string plural_category(std::string_view language, std::int64_t n);

/// Those that whole numbers up to a hundred belong to.
std::vector<std::string> plural_categories(std::string_view language);

enum class TimeUnit { hour, minute, second };

/// "1 hour", "12 minut".
std::string time_in_words(std::string_view language, TimeUnit unit, std::int64_t n);

/// A date of the Gregorian calendar as people write it at length, "12 mai 2024", "maj 2024" when `day` is 0.
std::string date_in_words(std::string_view language, int year, int month, int day);

/// "A", "A and B", "A, B and C".
std::string list_in_words(std::string_view language, const std::vector<std::string>& items);

/// Whether a word holds a letter that the language's own words are not written with (CLDR's exemplar letters): "é" in
/// English and German. False for a language that CLDR does not know.
bool has_unusual_letter(std::string_view word, std::string_view language);

/// The letters of a text, by what they mean to a reader of one language.
struct LetterCount {
  std::size_t letters = 0;  ///< all
  std::size_t foreign = 0;  ///< in a script that the language is not written in; Latin letters are foreign to none
  std::unordered_map<std::string, std::size_t> own;  ///< those in a script of the language's own, not Latin, by letter
};
/// Adds the letters of `text` to `count`. To a language that ICU does not know no letter is foreign.
void count_letters(std::string_view text, std::string_view language, LetterCount& count);

}  // namespace earbound
