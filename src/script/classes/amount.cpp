#include "script/classes/amount.hpp"

#include <algorithm>

#include "script/classes/fraction_words.hpp"
#include "script/classes/noun_gender.hpp"
#include "script/units.hpp"

namespace earbound {
namespace {

std::size_t over_space(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

/// The word for a sign of comparison or approximation at `at`, and its length.
std::pair<std::string, std::size_t> comparison_at(std::string_view text, std::size_t at, const Rules& rules) {
  for (const std::string_view sign :
       {"±", "+/-", "+/\u2212", "~", "≈", "≃", "<=", ">=", "≤", "≥", "⩽", "⩾", "<", ">", "+"}) {
    if (!stands_at(text, at, sign)) continue;
    const auto word = rules.comparisons.find(sign);
    if (word != rules.comparisons.end()) return {word->second, sign.size()};
  }
  return {};
}

/// "de" and "una" before a vowel.
std::string elided(std::string text, const Rules& rules) {
  constexpr std::string_view article = "una ", vowels = "aeiou";
  if (const auto one = rules.terms.find("una before a vowel"); one != rules.terms.end())
    for (std::size_t at = text.find(article); at != std::string::npos; at = text.find(article, at + 1)) {
      const bool begins = at == 0 || text[at - 1] == ' ';
      if (begins && at + article.size() < text.size() &&
          vowels.find(text[at + article.size()]) != std::string_view::npos)
        text.replace(at, article.size(), one->second);
    }
  const auto form = rules.terms.find("of before a vowel");
  if (form == rules.terms.end()) return text;
  for (std::size_t at = text.find(" de "); at != std::string::npos; at = text.find(" de ", at + 1))
    if (at + 4 < text.size() && std::string_view("aeiouyh").find(text[at + 4]) != std::string_view::npos)
      text.replace(at + 1, 3, form->second);
  return text;
}

/// Whole and hundredths: "5 dollars 20 cents".
std::string spoken_money(const Amount& amount, const SingularPlural& currency, const Rules& rules) {
  const Number& number = amount.number;
  const auto minor = rules.minor_currencies.find(std::string(amount.currency));
  const std::string& name = amount.adjective || is_singular(number, rules) ? currency.one : currency.other;
  // "$20.5" and "$20.500" are 50 cents as well.
  std::string hundredths = number.decimals;
  while (hundredths.size() > 2 && hundredths.back() == '0') hundredths.pop_back();
  if (hundredths.size() == 1) hundredths += '0';
  if (amount.magnitude.empty() && hundredths.size() == 2 && minor != rules.minor_currencies.end()) {
    Number major = number, cents;
    major.decimals.clear();
    if (major.whole.empty()) major.whole = "0";
    cents.whole = hundredths[0] == '0' ? hundredths.substr(1) : hundredths;
    const std::string& whole_name = is_singular(major, rules) ? currency.one : currency.other;
    const std::string& cent = is_singular(cents, rules) ? minor->second.one : minor->second.other;
    const std::string small =
        cents.whole == "0" ? "" : joined({spoken_number(cents, gender_of(minor->second.one, rules), rules), cent});
    if (major.whole.find_first_not_of('0') == std::string::npos && !small.empty()) return small;
    return joined({spoken_number(major, gender_of(currency.one, rules), rules), whole_name, small});
  }
  return joined({spoken_number(number, gender_of(currency.one, rules), rules), amount.fraction, name});
}

void add_fraction(const Site& site, Amount& amount) {
  const std::string_view text = site.text();
  const std::size_t at = over_space(text, amount.end);
  std::optional<Vulgar> part = vulgar_at(text, at);
  if (!part && at > amount.end) {
    // "2 1/2"
    const std::size_t top = count_digits(text, at), bottom = count_digits(text, at + top + 1);
    if (top == 0 || top > 2 || bottom == 0 || bottom > 4 || !stands_at(text, at + top, "/")) return;
    part = Vulgar{at + top + 1 + bottom, std::string(text.substr(at, top)),
                  std::string(text.substr(at + top + 1, bottom))};
    if (std::stoi(part->numerator) >= std::stoi(part->denominator) || stands_at(text, part->end, "/")) return;
  }
  if (!part || !amount.number.decimals.empty()) return;
  std::string spoken = spoken_fraction(part->numerator, part->denominator, site.rules);
  const auto half = site.rules.terms.find("and a half");
  if (part->numerator == "1" && part->denominator == "2" && half != site.rules.terms.end()) spoken = half->second;
  if (spoken.empty()) return;
  const std::string& with = site.term("and");
  amount.fraction = half != site.rules.terms.end() && spoken == half->second ? spoken : joined({with, spoken});
  amount.end = part->end;
  if (amount.number.whole == "1" && half != site.rules.terms.end() && amount.fraction == half->second)
    amount.mixed = site.term("one and a half");
}

/// Whether a unit or a currency, written in short, is a word at `at`.
bool unit_or_currency_at(const Site& site, std::size_t at) {
  const PatternWords& words = site.rules.words;
  const auto unit = unit_at(site.text(), at, words), currency = currency_at(site.text(), at, words);
  return (unit && site.word_ends(*unit)) || (currency && site.word_ends(*currency));
}

/// "Una scossa di 6,7 ha colpito": a unit that is a word as well is none before another word.
bool is_word_here(const Site& site, std::size_t at) {
  const std::string& words = site.term("words like units");
  if (words.empty()) return false;
  const std::string_view text = site.text();
  std::size_t end = at;
  while (is_letter_at(text, end)) ++end;
  if (!is_among(words, text.substr(at, end - at))) return false;
  const std::string_view behind = site.word_behind(end);
  constexpr std::size_t longest_joint = 2;  // "di", "e"
  return behind.size() > longest_joint && is_ascii_small(behind.front());
}

void add_unit(const Site& site, Amount& amount) {
  const std::string_view text = site.text();
  const Rules& rules = site.rules;
  const std::size_t spaced = over_space(text, amount.end);
  const auto take = [&](std::size_t from, std::optional<std::size_t> end, std::string_view& part) {
    if (!end || !(site.word_ends(*end) || sign_at(text, *end, {"\u2013", "\u2012", "-", "/"}) > 0)) return false;
    part = text.substr(from, *end - from);
    amount.end = *end;
    return true;
  };
  if (amount.currency.empty() && take(spaced, currency_at(text, spaced, rules.words), amount.currency)) return;
  if (amount.currency.empty()) {
    const bool numeral = spaced > amount.end && text.substr(spaced, 1) == "K";
    // "3d" is a kind of view, "3 d" three days.
    const bool attached_letter = spaced == amount.end && stands_at(text, spaced, "d");
    // "708 N 1st St", "1968 J. Gettys": a capital alone before a name or a number is no unit.
    const bool letter = spaced > amount.end && spaced + 2 < text.size() && is_ascii_capital(text[spaced]);
    const std::size_t behind = spaced + (letter && text[spaced + 1] == '.' ? 2 : 1);
    const bool named =
        behind + 1 < text.size() && text[behind] == ' ' &&
        (is_ascii_capital(text[behind + 1]) || (text[spaced + 1] == ' ' && is_ascii_digit(text[behind + 1])));
    const bool capital =
        letter && named && (text[spaced + 1] == ' ' || !rules.sentences.opens_a_sentence(text, behind + 1));
    if (!numeral && !attached_letter && !capital && !is_word_here(site, spaced) &&
        take(spaced, unit_at(text, spaced, rules.words), amount.unit))
      return;
  }
}

/// "½ hora", "1½ horas": a half before a noun in full agrees with it where its gender shows.
void add_noun(const Site& site, Amount& amount, const std::optional<Vulgar>& alone) {
  if (amount.fraction.empty() || !amount.unit.empty() || amount.is_money() || !amount.magnitude.empty()) return;
  const std::string noun(site.word_behind(amount.end));
  if (noun.empty() || !is_letter_at(noun, 0)) return;
  amount.feminine = gender_by_ending(noun, site) == Gender::feminine;
  const bool neuter = is_among(site.term("neuter units"), noun);
  const bool half = alone && alone->numerator == "1" && alone->denominator == "2";
  if (half && (amount.feminine || neuter)) amount.share = half_of(noun, amount.feminine, site);
}

void add_rate(const Site& site, Amount& amount) {
  const std::string_view text = site.text();
  const std::size_t slash = stands_at(text, amount.end, " /") ? amount.end + 1 : amount.end;
  if (!stands_at(text, slash, "/") || site.rules.words.per.empty()) return;
  const auto end = unit_at(text, slash + 1, site.rules.words);
  if (!end || !site.word_ends(*end)) return;
  amount.rate = text.substr(slash + 1, *end - slash - 1);
  amount.end = *end;
}

}  // namespace

std::size_t minus_at(std::string_view text, std::size_t at, std::size_t floor) {
  if (const std::size_t length = sign_at(text, at, {"\u2212", "\uFE63", "\uFF0D"})) return length;
  const std::size_t length = sign_at(text, at, {"-", "\u2013", "\u2010", "\u2011"});
  if (length == 0) return 0;
  if (at == 0) return length;
  if (at < floor) return 0;
  const char before = text[at - 1];
  // Behind a space or a bracket nothing is joined; behind a currency or a sign of comparison neither.
  if (before == ' ' || before == '(' || before == '[' || before == '=' || before == '<' || before == '>' ||
      before == '~' || before == '"' || before == '$' || before == '/' || before == '^' || before == '{')
    return length;
  for (const std::string_view sign : {"€", "£", "¥", "≤", "≥", "≈", "±", "“", "„", "«", "‘", "×", "·", "∼"})
    if (text.substr(0, at).ends_with(sign)) return length;
  return 0;
}

std::size_t amount_begin(const Site& site) {
  const std::string_view text = site.text();
  std::size_t begin = site.begin();
  const std::size_t floor = site.floor();
  // ".5", "-.5"
  if (begin > floor && text[begin - 1] == '.' && is_ascii_digit(text[begin]) &&
      (begin - 1 == floor || text[begin - 2] == ' ' || text[begin - 2] == '-' || text[begin - 2] == '('))
    --begin;
  for (const std::string_view sign : {"-", "\u2013", "\u2010", "\u2011"}) {
    if (begin < floor + sign.size() || !text.substr(0, begin).ends_with(sign)) continue;
    const std::size_t at = begin - sign.size();
    if (minus_at(text, at, floor) > 0 && !(floor > 0 && at == floor)) return at;
  }
  return begin;
}

std::optional<Amount> amount_at(const Site& site, std::size_t at) {
  const std::string_view text = site.text();
  const Rules& rules = site.rules;
  Amount amount;
  amount.begin = at;
  std::optional<Vulgar> alone;  // a fraction without a whole number
  const std::size_t floor = site.index == site.passage.first ? 0 : site.floor();
  const auto take_minus = [&] {
    const std::size_t length = amount.minus ? 0 : minus_at(text, at, floor);
    amount.minus = amount.minus || length > 0;
    at += length;
  };
  if (auto [word, length] = comparison_at(text, at, rules); length > 0) {
    amount.prefix = std::move(word);
    // "x > 2" compares what stands on both sides.
    const bool both_sides = stands_at(text, at, "<") || stands_at(text, at, ">") || stands_at(text, at, "≤") ||
                            stands_at(text, at, "≥") || stands_at(text, at, "+");
    at += length;
    if (!both_sides || stands_at(text, at - length, "+/")) at = over_space(text, at);
  }
  take_minus();
  if (const auto end = currency_at(text, at, rules.words)) {
    amount.currency = text.substr(at, *end - at);
    at = over_space(text, *end);
    take_minus();
  }
  if (at < text.size() && text[at] == '.' && count_digits(text, at + 1) > 0 && rules.words.decimal == '.') {
    const std::size_t digits = count_digits(text, at + 1);
    amount.number.decimals = text.substr(at + 1, digits);
    amount.number.end = at + 1 + digits;
  } else if (auto number = number_at(text, at, rules)) {
    amount.number = *number;
  } else if (auto vulgar = vulgar_at(text, at)) {
    amount.fraction = spoken_fraction(vulgar->numerator, vulgar->denominator, rules);
    if (amount.fraction.empty()) return {};
    amount.number.end = vulgar->end;
    alone = vulgar;
  } else {
    return {};
  }
  amount.end = amount.number.end;
  if (amount.fraction.empty()) add_fraction(site, amount);
  // "5 million", "5 bn"; one letter only of money.
  const std::size_t spaced = over_space(text, amount.end);
  if (const auto end = magnitude_at(text, spaced, rules.words)) {
    const std::string_view magnitude = text.substr(spaced, *end - spaced);
    const std::size_t behind = over_space(text, *end);
    const bool money = amount.is_money() || currency_at(text, behind, rules.words).has_value();
    // "24.3 bn km", "19bn"; a letter alone is a unit.
    const bool short_form = magnitude.size() == 2 && magnitude.back() == 'n';
    const std::size_t of = sign_at(text, behind, {"de ", "di "});
    const bool measured = magnitude.size() > 1 && unit_at(text, behind + of, rules.words).has_value();
    if (site.word_ends(*end) && (money || magnitude.size() > 3 || short_form || measured)) {
      amount.magnitude = magnitude;
      amount.end = *end;
      // "millones de km"
      if (of > 0 && behind > amount.end && unit_or_currency_at(site, behind + of)) amount.end += of;
    }
  }
  add_unit(site, amount);
  if (alone && !amount.unit.empty())
    amount.share = fraction_of_unit(alone->numerator, alone->denominator, amount.fraction,
                                    spoken_unit(amount.unit, true, rules.words), site);
  add_noun(site, amount, alone);
  if (amount.is_bare()) amount.counted = gender_of_counted(site, amount.end, amount.number);
  // "a 5 kilowatt motor"
  amount.adjective = site.rules.singular_after.contains(site.word_before()) && !site.word_behind(amount.end).empty() &&
                     is_letter_at(site.word_behind(amount.end), 0);
  add_rate(site, amount);
  // Letters that go on behind it make it a name, and no amount: 3D, 4x4.
  if (is_letter_at(text, amount.end) && is_letter_at(text, amount.end - 1)) return {};
  return amount;
}

AmountNoun noun_of(const Site& site, const Amount& amount, const std::string& spoken) {
  const std::string_view written = amount.unit.empty() ? amount.currency : amount.unit;
  const char* const begin = site.text().data();
  if (written.empty() || !amount.rate.empty() || written.data() < begin + amount.number.end) return {};
  const PatternWords& words = site.rules.words;
  const SingularPlural names =
      amount.unit.empty() ? currency_words(written, words)
                          : SingularPlural{spoken_unit(written, true, words), spoken_unit(written, false, words)};
  const bool plural = spoken.ends_with(" " + names.other);
  if (!plural && !spoken.ends_with(" " + names.one)) return {};
  return {static_cast<std::size_t>(written.data() - begin), plural ? names.other : names.one};
}

std::string spoken_amount(const Amount& amount, bool with_unit, const Rules& rules) {
  const auto minus = rules.terms.find("minus");
  const std::string sign = amount.minus ? (minus == rules.terms.end() ? "\u2212" : minus->second) : "";
  const auto plural = [&](const SingularPlural& word) -> const std::string& {
    const bool singular = amount.magnitude.empty() && (amount.number.end == 0 || is_singular(amount.number, rules) ||
                                                       (amount.number.whole.empty() && amount.number.decimals.empty()));
    const bool one = singular && (amount.fraction.empty() || amount.number.whole.empty());
    return amount.adjective || one ? word.one : word.other;
  };
  const bool fraction_only = amount.number.whole.empty() && amount.number.decimals.empty();
  if (with_unit && !amount.share.empty() && amount.rate.empty())
    return elided(joined({amount.prefix, sign, amount.share}), rules);
  std::string rate;
  if (!amount.rate.empty()) rate = rules.words.per + " " + spoken_unit(amount.rate, true, rules.words);
  if (amount.magnitude.empty() && amount.is_money() && with_unit) {
    const SingularPlural currency = currency_words(amount.currency, rules.words);
    return joined({amount.prefix, sign,
                   fraction_only ? amount.fraction + " " + currency.one : spoken_money(amount, currency, rules), rate});
  }
  std::string noun;
  if (with_unit && amount.is_money()) {
    noun = plural(currency_words(amount.currency, rules.words));
  } else if (with_unit && !amount.unit.empty()) {
    noun = spoken_unit(amount.unit, plural({"1", "2"}) == "1", rules.words);
    const auto of = rules.terms.find("fraction of");
    if (fraction_only && of != rules.terms.end()) noun = of->second + " " + noun;
  }
  // "3 y 3 quintos de metro", but "2 y medio metros".
  std::string fraction = amount.mixed.empty() ? amount.fraction : std::string();
  const auto half = rules.terms.find("and a half");
  const bool and_half = half != rules.terms.end() && fraction == half->second;
  if (const auto of = rules.terms.find("mixed fraction of"); of != rules.terms.end() && !fraction.empty() &&
                                                             !and_half && !fraction_only && !noun.empty() &&
                                                             !amount.is_money())
    noun = of->second + " " + spoken_unit(amount.unit, true, rules.words);
  // A half agrees with what it is of, and the number with it.
  const auto feminine_half = rules.terms.find("and a half feminine");
  const bool half_agrees =
      and_half && feminine_half != rules.terms.end() &&
      (noun.empty() ? amount.feminine
                    : gender_of(spoken_unit_or(noun, amount.unit, rules.words), rules) == Gender::feminine);
  if (half_agrees) fraction = feminine_half->second;
  // Beside another fraction, and before "per cent", a number agrees with nothing.
  const bool agrees = !noun.empty() && (fraction.empty() || half_agrees) && !noun.starts_with("por ") &&
                      !noun.starts_with("per ") && !noun.starts_with("pour ");
  Gender gender = agrees ? gender_of(spoken_unit_or(noun, amount.unit, rules.words), rules) : amount.counted;
  if (half_agrees) gender = Gender::feminine;
  std::string magnitude;
  if (!amount.magnitude.empty()) {
    const SingularPlural word = magnitude_words(amount.magnitude, rules.words);
    magnitude = is_singular(amount.number, rules) ? word.one : word.other;
    gender = gender_of(word.one, rules);
    // "dos millones de euros": nothing is counted without a noun.
    if (noun.empty() && (magnitude.ends_with(" de") || magnitude.ends_with(" di")))
      magnitude.resize(magnitude.size() - 3);
  }
  const std::string number = !amount.mixed.empty() ? amount.mixed
                             : fraction_only       ? ""
                                                   : spoken_number(amount.number, gender, rules);
  return elided(joined({amount.prefix, sign, number, fraction, magnitude, noun, rate}), rules);
}

}  // namespace earbound
