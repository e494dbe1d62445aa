#include "cli/duration.hpp"

#include <charconv>
#include <cstdint>

namespace earbound {
namespace {

constexpr std::int64_t minutes_an_hour = 60, minutes_a_year = minutes_an_hour * 24 * 366;

/// Takes a number from the front of `text`.
std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || number < 0 || number > minutes_a_year) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

}  // namespace

std::optional<Milliseconds> duration_from_text(std::string_view text) {
  auto number = take_number(text);
  if (!number) return std::nullopt;
  std::int64_t minutes = *number;
  if (text.starts_with('h')) {
    text.remove_prefix(1);
    minutes *= minutes_an_hour;
    if (!text.empty()) {
      number = take_number(text);
      if (!number) return std::nullopt;
      minutes += *number;
    }
  }
  if (!text.empty() && text != "m") return std::nullopt;
  if (minutes > minutes_a_year) return std::nullopt;
  return Milliseconds{minutes * 60 * 1000};
}

}  // namespace earbound
