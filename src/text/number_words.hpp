#pragma once
// Numbers in words, by ICU's spellout rules (RBNF).

#include <cstdint>
#include <string>
#include <string_view>

namespace earbound {

/// A number in the words of a language (a BCP 47 tag). `form` names a set of ICU's rules behind "%spellout-":
/// "cardinal-feminine", "ordinal-n", "numbering"; where the language has no such set, the nearest shorter name holds
/// ("ordinal" for "ordinal-feminine"), then the first set that begins with it. Without soft hyphens. Empty when ICU has
/// no words.
std::string number_in_words(std::string_view language, std::int64_t value, std::string_view form);

}  // namespace earbound
