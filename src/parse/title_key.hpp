#pragma once
// Titles compared: what a heading, an outline and a contents page write alike differs in spaces and marks.

#include <string>
#include <string_view>

#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace earbound {

/// Letters and digits alone, in small letters; empty: there are none.
inline std::string title_key(std::string_view text) {
  std::string key;
  for (const char c : lower_case(text))
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80) key += c;
  return key;
}

}  // namespace earbound
