#pragma once
// Characters that are others in another dress: raised, lowered, full width, ligatures.

#include <cstddef>
#include <string>
#include <string_view>

namespace earbound {

/// The value of a raised or lowered digit at `at`, which moves behind it; -1 when there is none.
int raised_digit(std::string_view text, std::size_t& at);
int lowered_digit(std::string_view text, std::size_t& at);

/// '+' or '-' for a raised sign at `at`, which moves behind it; 0 when there is none.
char raised_sign(std::string_view text, std::size_t& at);
char lowered_sign(std::string_view text, std::size_t& at);

/// The text in compatibility form (NFKC): "ffi" for the ligature, "12" for full-width digits.
std::string compatibility_form(std::string_view text);

/// Whether a text holds a character that the compatibility form writes otherwise.
bool has_compatibility_character(std::string_view text);

}  // namespace earbound
