// Lengths of time written in one word: 1h30m, 2h05m30s, 4m20s.

#include <array>

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "text/languages.hpp"

namespace earbound {

bool read_duration(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  if (!is_ascii_digit(site.word().front())) return false;
  struct Part {
    std::string_view sign;
    TimeUnit unit;
  };
  constexpr std::array<Part, 3> parts = {{{"h", TimeUnit::hour}, {"m", TimeUnit::minute}, {"s", TimeUnit::second}}};
  std::size_t at = site.begin(), count = 0;
  std::string spoken;
  for (const auto& [sign, unit] : parts) {
    const std::size_t digits = count_digits(text, at);
    if (digits == 0 || digits > 2 || !stands_at(text, at + digits, sign)) continue;
    spoken += (spoken.empty() ? "" : " ") +
              time_in_words(site.rules.language, unit, std::stoi(std::string(text.substr(at, digits))));
    at += digits + sign.size();
    if (unit == TimeUnit::minute) at += sign_at(text, at, {"in"});
    ++count;
  }
  if (count < 2) return false;
  return claim(site, site.begin(), at, spoken, reading);
}

}  // namespace earbound
