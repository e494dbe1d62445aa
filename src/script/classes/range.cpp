// Ranges of numbers, years, measures and money.

#include <string>

#include "script/classes/amount.hpp"
#include "script/classes/classes.hpp"

namespace earbound {
namespace {

struct Dash {
  std::size_t end = 0;
  bool hyphen = false;
  bool spaced = false;
};

Dash dash_at(std::string_view text, std::size_t at) {
  Dash dash;
  std::size_t behind = at;
  while (behind < text.size() && text[behind] == ' ') ++behind;
  dash.spaced = behind > at;
  std::size_t length = sign_at(text, behind, {"\u2013", "\u2012", "\u2014"});
  if (length == 0) {
    length = sign_at(text, behind, {"-", "\u2010", "\u2011"});
    dash.hyphen = length > 0;
  }
  if (length == 0) return {};
  behind += length;
  const bool space = behind < text.size() && text[behind] == ' ';
  if (space != dash.spaced) return {};
  dash.end = behind + (space ? 1 : 0);
  return dash;
}

bool is_year(const Amount& amount) {
  return amount.is_bare() && !amount.number.grouped && amount.number.decimals.empty() &&
         amount.number.whole.size() == 4 && amount.number.whole >= "1000" && amount.number.whole < "2200";
}

/// "1968-69", "154-5": the second leaves out the digits that it shares with the first.
bool is_elided(const std::string& first, const std::string& second) {
  if (second.size() >= first.size() || first.size() < 3 || second.empty()) return false;
  return first.substr(first.size() - second.size()) < second;
}

bool goes_on(std::string_view text, std::size_t end) {
  return end + 1 < text.size() && sign_at(text, end, {"-", "/", ".", ":", "\u2013"}) > 0 &&
         is_ascii_digit(text[end + sign_at(text, end, {"-", "/", ".", ":", "\u2013"})]);
}

std::string spoken_range(const Amount& first, const Amount& second, const std::string& to, const Rules& rules) {
  Amount from = first, until = second;
  const bool cents = from.is_money() && (!from.number.decimals.empty() || !until.number.decimals.empty());
  const auto share = [](std::string_view& a, std::string_view& b) {
    if (b.empty()) b = a;
    return a == b;
  };
  // "$5–10 million": what is written once holds for both.
  bool shared = share(from.currency, until.currency) && share(from.unit, until.unit);
  if (from.currency.empty() && from.unit.empty()) shared = true;
  shared = shared && !cents && (from.magnitude.empty() || from.magnitude == until.magnitude);
  if (shared && from.magnitude == until.magnitude) from.magnitude = {};
  return spoken_amount(from, !shared, rules) + " " + to + " " + spoken_amount(until, true, rules);
}

}  // namespace

bool read_range(const Site& site, Reading& reading) {
  const std::string_view text = site.text();
  const std::string& to = site.term("to");
  if (to.empty()) return false;
  const std::optional<Amount> first = amount_at(site, amount_begin(site));
  if (!first || first->end <= site.begin() || !first->rate.empty()) return false;
  const Dash dash = dash_at(text, first->end);
  if (dash.end == 0 || dash.end >= text.size()) return false;
  const std::optional<Amount> second = amount_at(site, dash.end);
  if (!second || !site.word_ends(second->end) || goes_on(text, second->end)) return false;
  const bool bare = first->is_bare() && second->is_bare();
  const std::string &a = first->number.whole, &b = second->number.whole;
  if (is_year(*first) && second->is_bare() && (is_year(*second) || (b.size() == 2 && is_elided(a, b)))) {
    if (is_year(*second) && b < a && dash.hyphen) return false;
    const std::string until = b.size() == 4 ? spoken_year(b, site.rules) : b;
    return claim(site, first->begin, second->end, spoken_year(a, site.rules) + " " + to + " " + until, reading);
  }
  if (dash.spaced && bare && dash.hyphen) return false;
  if (bare && !first->fraction.empty()) return false;
  if (bare && first->number.decimals.empty() && second->number.decimals.empty()) {
    const auto low = first->number.value(), high = second->number.value();
    if (!low || !high) return false;
    if (a.size() > 1 && a[0] == '0') return false;
    // Scores and pairs: one after the other.
    if (dash.hyphen && *low >= *high && !is_elided(a, b)) {
      reading.rule = "score";
      return claim(site, first->begin, second->end, a + " " + b, reading);
    }
    const std::string& score = site.term("score");
    if (!dash.hyphen && *low >= *high && !is_elided(a, b) && !score.empty())
      return claim(site, first->begin, second->end, a + " " + score + " " + b, reading);
  }
  const std::string spoken = spoken_range(*first, *second, to, site.rules);
  const AmountNoun noun = noun_of(site, *second, spoken);
  return claim(site, first->begin, second->end, spoken, noun.at, noun.spoken, reading);
}

}  // namespace earbound
