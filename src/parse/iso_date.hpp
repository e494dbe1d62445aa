#pragma once
// Dates as ISO 8601 has them.

#include <string_view>

namespace earbound {

/// Whether this is YYYY, YYYY-MM or YYYY-MM-DD, and a day that there is.
bool is_iso_date(std::string_view date);

}  // namespace earbound
