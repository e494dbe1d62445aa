#include "check/cue_check.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace earbound {
namespace {

/// "00:01:02.345", with a comma in SubRip.
std::optional<Milliseconds> time_from(std::string_view text, char decimal) {
  if (text.size() != 12 || text[2] != ':' || text[5] != ':' || text[8] != decimal) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) -> std::int64_t {
    std::int64_t value = -1;
    const auto read = std::from_chars(text.data() + at, text.data() + at + digits, value);
    return read.ptr == text.data() + at + digits ? value : -1;
  };
  const std::int64_t hours = number(0, 2), minutes = number(3, 2), seconds = number(6, 2), rest = number(9, 3);
  if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || rest < 0) return std::nullopt;
  return Milliseconds{((hours * 60 + minutes) * 60 + seconds) * 1000 + rest};
}

}  // namespace

std::vector<std::string> cue_faults(std::string_view text, bool web_vtt, Milliseconds length) {
  constexpr std::string_view arrow = " --> ";
  constexpr Milliseconds rounding{1};
  if (web_vtt && !text.starts_with("WEBVTT\n")) return {"does not begin with WEBVTT"};
  std::vector<std::string> faults;
  Milliseconds last;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const std::size_t between = line.find(arrow);
    if (between == std::string_view::npos) continue;
    const char decimal = web_vtt ? '.' : ',';
    const auto begin = time_from(line.substr(0, between), decimal),
               until = time_from(line.substr(between + arrow.size()), decimal);
    if (!begin || !until)
      faults.push_back(fmt::format("has no times in line {}", number));
    else if (*begin < last)
      faults.push_back(fmt::format("goes back in time in line {}", number));
    else if (*until < *begin || length + rounding < *until)
      faults.push_back(fmt::format("has a cue in line {} that ends before it begins, or after the sound", number));
    last = begin.value_or(last);
  }
  if (number == 0) faults.emplace_back("is empty");
  return faults;
}

}  // namespace earbound
