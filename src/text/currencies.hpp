#pragma once
// Currencies by their codes (ISO 4217), as ICU knows them.

#include <string>
#include <string_view>

namespace earbound {

/// Whether three capitals are the code of a currency. False for those that are words as well (ALL, TRY, TOP, CUP).
bool is_currency_code(std::string_view letters);

/// "euros" for 2, "euro" for 1: the name that stands behind that number.
std::string currency_name(std::string_view language, std::string_view code, int count);

}  // namespace earbound
