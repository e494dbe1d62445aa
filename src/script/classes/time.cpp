// Times of the day, and ranges of them.

#include <optional>

#include "script/classes/classes.hpp"
#include "script/classes/number.hpp"
#include "text/languages.hpp"
#include "text/number_words.hpp"

namespace earbound {
namespace {

struct Time {
  std::size_t end = 0;
  int hour = 0, minute = -1, second = -1;
  std::string half;     ///< "A M", as spoken
  bool marked = false;  ///< by a half of the day or a word for hours
};

/// The longest key of `table` at `at` that ends a word; letters behind it make it another word.
template <class Table>
const std::pair<const std::string, std::string>* marker_at(const Site& site, std::size_t at, const Table& table) {
  const std::string_view text = site.text();
  const std::pair<const std::string, std::string>* best = nullptr;
  for (const auto& entry : table) {
    if (!stands_at(text, at, entry.first) || (best != nullptr && best->first.size() >= entry.first.size())) continue;
    const std::size_t end = at + entry.first.size();
    const bool letter = is_letter_at(text, end) || (end < text.size() && is_ascii_digit(text[end]));
    if (!letter) best = &entry;
  }
  return best;
}

std::optional<Time> time_at(const Site& site, std::size_t at) {
  const std::string_view text = site.text();
  const std::size_t digits = count_digits(text, at);
  if (digits == 0 || digits > 2) return {};
  Time time;
  time.hour = std::stoi(std::string(text.substr(at, digits)));
  time.end = at + digits;
  if (time.hour > 24) return {};
  std::size_t sign = sign_at(text, time.end, {":", "."});
  const bool dot = sign > 0 && text[time.end] == '.';
  // 14h30, 14 h 30
  bool letter = false;
  if (sign == 0 && !site.term("hour sign").empty()) {
    const std::string& hour = site.term("hour sign");
    const std::size_t from = time.end + (stands_at(text, time.end, " ") ? 1 : 0);
    if (stands_at(text, from, hour)) {
      std::size_t behind = from + hour.size();
      if (stands_at(text, behind, " ") && count_digits(text, behind + 1) == 2) ++behind;
      if (count_digits(text, behind) == 2) {
        sign = behind - time.end;
        letter = true;
      }
    }
  }
  if (sign > 0 && count_digits(text, time.end + sign) == 2) {
    time.minute = std::stoi(std::string(text.substr(time.end + sign, 2)));
    if (time.minute > 59) return {};
    time.end += sign + 2;
    if (stands_at(text, time.end, ":") && count_digits(text, time.end + 1) == 2) {
      time.second = std::stoi(std::string(text.substr(time.end + 1, 2)));
      if (time.second > 59) return {};
      time.end += 3;
    }
  } else if (sign > 0 && !dot) {
    return {};
  }
  const std::size_t spaced = time.end + (stands_at(text, time.end, " ") ? 1 : 0);
  if (const auto* half = marker_at(site, spaced, site.rules.half_days)) {
    time.half = half->second;
    time.end = spaced + half->first.size();
    time.marked = true;
  } else if (const auto* word = marker_at(site, spaced, site.rules.hour_words); word != nullptr && time.minute >= 0) {
    time.end = spaced + word->first.size();
    time.marked = true;
  }
  // "a las 13.30": the word before tells that the dot is one of a time.
  const bool told = at == site.begin() && !site.term("time after " + site.word_before()).empty();
  if (!time.marked && (time.minute < 0 || (dot && !letter && !told))) return {};
  if (time.minute < 0 && time.half.empty()) return {};
  return time;
}

std::string number(int value, const Site& site) {
  // "la una", "una hora": hours are feminine in some languages.
  if (value == 1 && !site.term("hour one").empty()) return site.term("hour one");
  return std::to_string(value);
}

std::string spoken_time(const Time& time, const Site& site) {
  const bool full = time.minute <= 0;
  std::string key = time.second >= 0    ? "time with seconds"
                    : !full             ? "time"
                    : time.half.empty() ? "time full"
                                        : "time full half";
  if (key == "time" && time.minute < 10 && !site.term("time few minutes").empty()) key = "time few minutes";
  if (!time.half.empty() && key == "time" && !site.term("time half").empty()) key = "time half";
  if (time.hour == 1 && !site.term(key + " one").empty()) key += " one";
  const std::string &form = site.term(key), hour = number(time.hour, site),
                    minute = std::to_string(std::max(time.minute, 0)),
                    second = std::to_string(std::max(time.second, 0));
  const auto counted = [&](TimeUnit unit, int value) {
    std::string words = time.second >= 0 ? time_in_words(site.rules.language, unit, std::max(value, 0)) : std::string();
    // "eine Minute": one agrees with what it counts.
    constexpr std::string_view one = "1 ";
    if (!words.starts_with(one) || value != 1) return words;
    const std::string noun = words.substr(one.size());
    const std::string agreeing = number_in_words(
        site.rules.language, 1, site.rules.feminine.contains(noun) ? "cardinal-feminine" : "cardinal-masculine");
    const bool same = agreeing == number_in_words(site.rules.language, 1, "numbering");
    return agreeing.empty() || same ? words : agreeing + " " + noun;
  };
  std::string spoken = fill(form, {{"hour", hour},
                                   {"minute", minute},
                                   {"second", second},
                                   {"hours", counted(TimeUnit::hour, time.hour)},
                                   {"minutes", counted(TimeUnit::minute, time.minute)},
                                   {"seconds", counted(TimeUnit::second, time.second)}});
  if (!time.half.empty() && !spoken.empty()) spoken += " " + time.half;
  return spoken;
}

}  // namespace

bool read_time(const Site& site, Reading& reading) {
  if (!is_ascii_digit(site.word().front()) || site.term("time").empty()) return false;
  const std::string_view text = site.text();
  std::optional<Time> first = time_at(site, site.begin());
  // "5-7 pm": the mark of the second holds for the first.
  std::size_t end = first ? first->end : site.begin() + count_digits(text, site.begin());
  const std::size_t dash = sign_at(text, end, {" – ", " - ", "–", "-"});
  if (dash > 0 && end + dash < text.size())
    if (const auto second = time_at(site, end + dash);
        second && site.word_ends(second->end) && !site.term("to").empty() && (first || second->marked)) {
      std::string from = first ? spoken_time(*first, site) : std::string(text.substr(site.begin(), end - site.begin()));
      return claim(site, site.begin(), second->end, from + " " + site.term("to") + " " + spoken_time(*second, site),
                   reading);
    }
  if (!first || (first->second >= 0 && stands_at(text, first->end, ":"))) return false;
  return claim(site, site.begin(), first->end, spoken_time(*first, site), reading);
}

}  // namespace earbound
