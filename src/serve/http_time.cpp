#include "serve/http_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace earbound {
namespace {

constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Nothing when a field is out of its range.
std::optional<std::time_t> time_of(std::tm parts, const char* month) {
  const auto* const named =
      std::find_if(months.begin(), months.end(), [&](const char* each) { return std::string_view(each) == month; });
  const auto within = [](int value, int least, int most) { return value >= least && value <= most; };
  if (named == months.end() || !within(parts.tm_mday, 1, 31) || !within(parts.tm_hour, 0, 23) ||
      !within(parts.tm_min, 0, 59) || !within(parts.tm_sec, 0, 60))
    return std::nullopt;
  parts.tm_mon = static_cast<int>(named - months.begin());
  return ::timegm(&parts);
}

/// Two digits mean the year of that ending which is at most 50 years ahead.
int whole_year(int ending) {
  const std::time_t now = std::time(nullptr);
  std::tm today{};
  ::gmtime_r(&now, &today);
  const int this_year = today.tm_year + 1900;
  const int year = this_year - this_year % 100 + ending;
  return year > this_year + 50 ? year - 100 : year;
}

}  // namespace

std::string http_time(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(parts.tm_wday)),
                     parts.tm_mday, months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::optional<std::time_t> time_from_http(std::string_view text) {
  const std::string line(text);
  std::tm parts{};
  char month[4] = {};
  int year = 0, end = 0;
  const auto complete = [&] { return end > 0 && static_cast<std::size_t>(end) == line.size(); };
  std::sscanf(line.c_str(), "%*3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d GMT%n", &parts.tm_mday, month, &year,
              &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &end);
  if (!complete()) {
    std::sscanf(line.c_str(), "%*9[A-Za-z], %2d-%3[A-Za-z]-%2d %2d:%2d:%2d GMT%n", &parts.tm_mday, month, &year,
                &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &end);
    if (complete()) year = whole_year(year);
  }
  if (!complete())
    std::sscanf(line.c_str(), "%*3[A-Za-z] %3[A-Za-z] %2d %2d:%2d:%2d %4d%n", month, &parts.tm_mday, &parts.tm_hour,
                &parts.tm_min, &parts.tm_sec, &year, &end);
  if (!complete()) return std::nullopt;
  parts.tm_year = year - 1900;
  return time_of(parts, month);
}

}  // namespace earbound
