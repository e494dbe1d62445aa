#include "base/clock_text.hpp"

#include <fmt/format.h>

namespace earbound {

std::string clock_text(Milliseconds time) {
  const auto seconds = time.count / 1000;
  const auto hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
  return hours > 0 ? fmt::format("{}:{:02}:{:02}", hours, minutes, rest) : fmt::format("{}:{:02}", minutes, rest);
}

std::string timestamp_text(Milliseconds time, char separator) {
  const auto seconds = time.count / 1000;
  return fmt::format("{:02}:{:02}:{:02}{}{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, separator,
                     time.count % 1000);
}

}  // namespace earbound
