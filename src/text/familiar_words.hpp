#pragma once
// Words that everybody has, in any language that ICU knows.

#include <string>
#include <string_view>

namespace earbound {

/// About half a minute of months, days, countries and languages by name, as sentences in the language of a BCP 47 tag;
/// numbers in digits for a language of which ICU knows no names. For hearing what a voice sounds like where there is
/// no prose.
std::string familiar_words(std::string_view language);

}  // namespace earbound
