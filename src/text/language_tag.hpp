#pragma once
// The shape of BCP 47 language tags.

#include <string_view>

namespace earbound {

/// Whether this looks like a language tag: "en", "de-AT", "zh-Hant-TW". The registry is not consulted.
constexpr bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (c == '-') {
      if (length < (first ? 2U : 1U)) return false;
      length = 0;
      first = false;
    } else if ((letter || (digit && !first)) && length < 8) {
      ++length;
    } else {
      return false;
    }
  }
  return length >= (first ? 2U : 1U) && tag.size() <= 64;
}

}  // namespace earbound
