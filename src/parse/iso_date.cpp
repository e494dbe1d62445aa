#include "parse/iso_date.hpp"

namespace earbound {

bool is_iso_date(std::string_view date) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (std::size_t i = 0; i < date.size(); ++i)
    if (shape[i] == 'd' ? (date[i] < '0' || date[i] > '9') : date[i] != shape[i]) return false;
  const auto number = [&](std::size_t at) { return (date[at] - '0') * 10 + (date[at + 1] - '0'); };
  if (date.size() >= 7 && (number(5) < 1 || number(5) > 12)) return false;
  if (date.size() < 10) return true;
  constexpr int days[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = number(0) * 100 + number(2), month = number(5);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return number(8) >= 1 && number(8) <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

}  // namespace earbound
