#include "base/today.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "base/error.hpp"

namespace earbound {

std::string build_day() {
  std::tm day{};
  if (const char* stated = std::getenv("SOURCE_DATE_EPOCH"); stated != nullptr && *stated != '\0') {
    std::time_t seconds = 0;
    const char* const end = stated + std::strlen(stated);
    const auto read = std::from_chars(stated, end, seconds);
    if (read.ec != std::errc{} || read.ptr != end || ::gmtime_r(&seconds, &day) == nullptr)
      throw Error(fmt::format("SOURCE_DATE_EPOCH is '{}', which is no number of seconds", stated),
                  "set it to seconds since 1970, or unset it");
  } else {
    const std::time_t now = std::time(nullptr);
    ::localtime_r(&now, &day);
  }
  return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

}  // namespace earbound
