// Dates of the Gregorian calendar, in digits or with the month's name.

#include <algorithm>

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "text/number_words.hpp"

namespace earbound {
namespace {

struct Date {
  int day = 0, month = 0;
  std::string year;
  std::size_t end = 0;
  bool day_first = true;
};

int number_of(std::string_view digits) { return digits.empty() ? 0 : std::stoi(std::string(digits)); }

/// Month, by its name or an abbreviation of three letters and more, at `at`, which moves behind it and its stop.
int month_at(std::string_view text, std::size_t& at, const Rules& rules) {
  std::size_t end = at;
  while (end < text.size() &&
         (is_ascii_small(text[end]) || is_ascii_capital(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80))
    ++end;
  if (end - at < 3) return 0;
  const std::string small = small_letters(text.substr(at, end - at));
  for (const auto& [number, name] : rules.words.months) {
    const std::string full = small_letters(name);
    const bool abbreviated = small.size() <= 4 && full.starts_with(small);
    if (small != full && !(abbreviated || (small == "sept" && number == 9))) continue;
    at = end;
    if (small != full && stands_at(text, at, ".")) ++at;
    return number;
  }
  return 0;
}

/// Four digits, or two behind an apostrophe, at `at`.
std::string year_at(std::string_view text, std::size_t at) {
  const std::size_t digits = count_digits(text, at);
  return digits == 4 && text.substr(at, 4) >= "1000" && text.substr(at, 4) < "2200" ? std::string(text.substr(at, 4))
                                                                                    : "";
}

bool is_day(const Date& date) { return date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12; }

/// 2020-05-12, 12.5.2020, 5/12/2020 in the order of the language.
bool numeric(const Site& site, Date& date) {
  const std::string_view text = site.text();
  const std::size_t at = site.begin();
  const std::size_t first = count_digits(text, at);
  const std::size_t separator = at + first;
  if ((first != 4 && first != 1 && first != 2) || separator >= text.size()) return false;
  const char sign = text[separator];
  if (sign != '-' && sign != '/' && sign != '.') return false;
  std::size_t next = separator + 1;
  if (sign == '.' && stands_at(text, next, " ")) ++next;
  const std::size_t second = count_digits(text, next);
  std::size_t third_at = next + second;
  if (second == 0 || second > 2 || third_at >= text.size() || text[third_at] != sign) return false;
  ++third_at;
  if (sign == '.' && stands_at(text, third_at, " ")) ++third_at;
  const std::size_t third = count_digits(text, third_at);
  date.end = third_at + third;
  const int a = number_of(text.substr(at, first)), b = number_of(text.substr(next, second));
  if (first == 4 && (third == 1 || third == 2)) {
    date.year = year_at(text, at);
    date.month = b;
    date.day = number_of(text.substr(third_at, third));
    date.day_first = false;
    return !date.year.empty() && is_day(date) && !stands_at(text, date.end, std::string_view(&sign, 1));
  }
  if (first > 2) return false;
  date.year = year_at(text, third_at);
  // Two digits of a year: only where nothing else is parted by slashes or stops.
  if (third == 2 && sign != '-') date.year = text.substr(third_at, 2);
  const bool month_first = site.term("numeric date") == "month first" && sign != '.';
  date.day = month_first ? b : a;
  date.month = month_first ? a : b;
  if (date.month > 12 && date.day <= 12) std::swap(date.day, date.month);
  date.day_first = date.day == a && (!month_first || a > 12);
  return !date.year.empty() && is_day(date);
}

/// 3/2023: a month and its year.
bool month_and_year(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  const std::size_t digits = count_digits(text, site.begin());
  if (digits == 0 || digits > 2 || !stands_at(text, site.begin() + digits, "/")) return false;
  const int month = number_of(text.substr(site.begin(), digits));
  const std::string year = year_at(text, site.begin() + digits + 1);
  const std::size_t end = site.begin() + digits + 1 + year.size();
  if (month < 1 || month > 12 || year < "1900" || year >= "2100" || stands_at(text, end, "/")) return false;
  const std::string& form = site.term("date without day");
  return !form.empty() &&
         claim(site, site.begin(), end,
               fill(form, {{"month", site.rules.words.months.at(month)}, {"year", spoken_year(year, site.rules)}}),
               reading);
}

/// 5 May 2020, 14. Januar, 5th of May, 5 de mayo de 2020.
bool day_then_month(const Site& site, Date& date) {
  const std::string_view text = site.text();
  std::size_t at = site.begin();
  const std::size_t digits = count_digits(text, at);
  if (digits == 0 || digits > 2) return false;
  date.day = number_of(text.substr(at, digits));
  at += digits;
  at += sign_at(text, at, {"st", "nd", "rd", "th", ". ", ".º", ".", "º", "°", "er"});
  const bool spaced = at > 0 && text[at - 1] == ' ';
  if (!spaced && !stands_at(text, at, " ")) return false;
  at += spaced ? 0 : 1;
  const std::string& of = site.term("date of");
  for (const std::string_view word : {std::string_view(of), std::string_view("of ")})
    if (!word.empty() && stands_at(text, at, word)) {
      at += word.size();
      break;
    }
  date.month = month_at(text, at, site.rules);
  if (!is_day(date)) return false;
  date.end = at;
  std::size_t year = at + sign_at(text, at, {", ", " "});
  for (const std::string_view word : {"de ", "del ", "of "})
    if (stands_at(text, year, word)) year += word.size();
  if (year > at && !year_at(text, year).empty()) {
    date.year = year_at(text, year);
    date.end = year + 4;
  }
  return true;
}

/// "May 12, 2020", behind the month: the day, and the year when it follows.
bool behind_month(const Site& site, Date& date) {
  if (site.term("date month first") != "{month} {day}, {year}" || site.index == site.passage.first) return false;
  const std::string_view text = site.text();
  std::size_t at = site.passage.words[site.index - 1].begin;
  if (month_at(text, at, site.rules) == 0 || !stands_at(text, at, " ") || at + 1 != site.begin()) return false;
  const std::size_t digits = count_digits(text, site.begin());
  if (digits == 0 || digits > 2) return false;
  date.day = number_of(text.substr(site.begin(), digits));
  date.month = 1;
  date.end = site.begin() + digits + sign_at(text, site.begin() + digits, {"st", "nd", "rd", "th"});
  const std::size_t year = date.end + sign_at(text, date.end, {", ", " ", ","});
  if (year > date.end && !year_at(text, year).empty() && site.word_ends(year + 4)) {
    date.year = year_at(text, year);
    date.end = year + 4;
  }
  return is_day(date) && !stands_at(text, date.end, ":") && !stands_at(text, date.end, "%");
}

/// "Jan-15-2020", "Jan-15": in languages that have the month first.
bool joined_by_hyphens(const Site& site, Date& date) {
  const std::string_view text = site.text();
  std::size_t at = site.begin();
  if (!is_ascii_capital(text[at]) || site.term("date month first") != "{month} {day}, {year}") return false;
  if (at + 1 >= text.size() || !is_ascii_small(text[at + 1])) return false;  // "DEC-20" is a machine
  date.month = month_at(text, at, site.rules);
  const std::size_t digits = count_digits(text, at + 1);
  if (date.month == 0 || !stands_at(text, at, "-") || digits == 0 || digits > 2) return false;
  date.day = number_of(text.substr(at + 1, digits));
  date.end = at + 1 + digits;
  date.day_first = false;
  if (stands_at(text, date.end, "-") && !year_at(text, date.end + 1).empty()) {
    date.year = year_at(text, date.end + 1);
    date.end += 5;
  }
  return is_day(date);
}

/// The form of a German ordinal follows the word before; other languages know one.
std::string day_in_words(const Site& site, int day) {
  std::string form = site.term("day");
  if (const std::string* bound = ordinal_form(site)) form = *bound;
  if (form.empty() || (form == "first" && day != 1)) return std::to_string(day);
  return number_in_words(site.rules.language, day, form == "first" ? "ordinal-masculine" : form);
}

}  // namespace

bool read_date(const Site& site, Reading& reading) {
  if (site.rules.words.months.empty()) return false;
  Date date;
  const bool joined = joined_by_hyphens(site, date);
  if (!joined && !is_ascii_digit(site.word().front())) return false;
  if (!joined) date = {};
  if (!joined && behind_month(site, date) && site.word_ends(date.end)) {
    const std::string year = date.year.empty() ? "" : ", " + spoken_year(date.year, site.rules);
    return claim(site, site.begin(), date.end, day_in_words(site, date.day) + year, date.end - 4,
                 year.empty() ? year : year.substr(2), reading);
  }
  if (!joined) {
    if (month_and_year(site, reading)) return true;
    date = {};
    if (!numeric(site, date)) {
      date = {};
      if (!day_then_month(site, date)) return false;
    }
  }
  if (!site.word_ends(date.end)) return false;
  const std::string before = site.word_before();
  const std::string key =
      std::string(date.day_first ? "date" : "date month first") + (date.year.empty() ? " without year" : "");
  std::string form = site.term(key);
  if (form.empty()) return false;
  // "the 5th of May": the article is written.
  const std::string& article = site.term("date article");
  if (!article.empty() && form.starts_with(article + " ") && before == article) form.erase(0, article.size() + 1);
  const std::string day = day_in_words(site, date.day);
  std::string year = spoken_year(date.year, site.rules);
  if (year.size() == 2 && year.front() == '0')
    year = (site.rules.words.year_zero.empty() ? "0" : site.rules.words.year_zero) + " " + year.substr(1);
  return claim(site, site.begin(), date.end,
               fill(form, {{"day", day}, {"month", site.rules.words.months.at(date.month)}, {"year", year}}), reading);
}

}  // namespace earbound
