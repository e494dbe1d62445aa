#include "serve/byte_range.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace earbound {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Digits alone; those that no file reaches count as the largest number.
std::optional<std::uint64_t> position(std::string_view digits) {
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return failed == std::errc{} ? number : std::numeric_limits<std::uint64_t>::max();
}

/// The ranges behind "bytes=", in whatever case.
std::optional<std::string_view> ranges_in_bytes(std::string_view header) {
  header = trimmed(header);
  constexpr std::string_view unit = "bytes=";
  if (header.size() < unit.size()) return std::nullopt;
  for (std::size_t i = 0; i < unit.size(); ++i) {
    const char c = header[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != unit[i]) return std::nullopt;
  }
  return header.substr(unit.size());
}

AskedRange last_bytes(std::uint64_t count, std::uint64_t size) {
  if (count == 0) return {AskedRange::unsatisfiable, {}};
  if (size == 0) return {AskedRange::whole, {}};  // nothing is all that could be sent, and no range can state it
  const std::uint64_t length = std::min(count, size);
  return {AskedRange::part, {size - length, length}};
}

}  // namespace

AskedRange asked_range(std::string_view header, std::uint64_t size) {
  const AskedRange whole{AskedRange::whole, {0, size}};
  const std::optional<std::string_view> ranges = ranges_in_bytes(header);
  if (!ranges) return whole;
  const std::string_view range = trimmed(*ranges);
  const std::size_t hyphen = range.find('-');
  if (hyphen == std::string_view::npos) return whole;
  const std::optional<std::uint64_t> last = position(range.substr(hyphen + 1));
  if (hyphen == 0) return last ? last_bytes(*last, size) : whole;
  const std::optional<std::uint64_t> first = position(range.substr(0, hyphen));
  const bool open_ended = hyphen + 1 == range.size();
  if (!first || (!last && !open_ended) || (last && *last < *first)) return whole;
  if (*first >= size) return {AskedRange::unsatisfiable, {}};
  const std::uint64_t end = open_ended ? size - 1 : std::min(*last, size - 1);
  return {AskedRange::part, {*first, end - *first + 1}};
}

}  // namespace earbound
