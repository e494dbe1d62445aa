#pragma once
// Kinds of ASCII characters, whatever the locale. Bytes of other characters are none of them.

namespace earbound {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_capital(c) || is_ascii_small(c); }

}  // namespace earbound
