#include "script/pattern.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.hpp"
#include "script/units.hpp"
#include "text/ascii.hpp"
#include "text/number_words.hpp"

namespace earbound {
namespace {

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

int value_of(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Digits of a fixed count whose value lies within bounds.
std::optional<std::size_t> small_number(std::string_view text, std::size_t at, std::size_t least, std::size_t most,
                                        int low, int high) {
  const std::size_t digits = digits_at(text, at);
  if (digits < least || digits > most) return {};
  const int value = value_of(text.substr(at, digits));
  if (value < low || value > high) return {};
  return at + digits;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::optional<std::size_t> exact_digits(std::string_view text, std::size_t at, std::size_t count) {
  return digits_at(text, at) == count ? std::optional(at + count) : std::nullopt;
}

constexpr std::string_view minus = "\u2212";

/// 5, −5, 1,000,000.5: a minus sign, groups of three digits, a decimal part.
std::optional<std::size_t> decimal_number(std::string_view text, std::size_t at, const PatternWords& words) {
  if (text.substr(at, minus.size()) == minus) at += minus.size();
  // "<-20": a hyphen behind a sign of comparison is a minus.
  else if (at > 0 && text.substr(at, 1) == "-" &&
           (text[at - 1] == '<' || text[at - 1] == '>' || is_continuation(text[at - 1])))
    ++at;
  const std::size_t digits = digits_at(text, at);
  if (digits == 0) return {};
  std::size_t end = at + digits;
  if (digits <= 3)
    while (end < text.size() && words.groups.find(text[end]) != std::string::npos && digits_at(text, end + 1) == 3)
      end += 4;
  if (end < text.size() && text[end] == words.decimal)
    if (const std::size_t fraction = digits_at(text, end + 1)) end += 1 + fraction;
  return end;
}

/// Where the <class> that begins at `at` ends; npos when there is none: "<" may stand for itself as well.
std::size_t class_end(std::string_view text, std::size_t at) {
  if (text[at] != '<') return std::string_view::npos;
  const std::size_t end = text.find_first_of("<> ", at + 1);
  return end != std::string_view::npos && end > at + 1 && text[end] == '>' ? end : std::string_view::npos;
}

}  // namespace

std::string PatternWords::year(std::string_view digits) const {
  const int value = value_of(digits);
  if (years == Years::plain || digits.size() != 4) return std::string(digits);
  if (years == Years::hundreds) {
    // Only the years of which the hundreds are counted are said otherwise than other numbers.
    if (value < 1100 || value > 1999) return std::string(digits);
    std::string words = number_in_words(language, value, "numbering-year");
    return words.empty() ? std::string(digits) : words;
  }
  if (value < 1010 || value > 2099 || value % 100 == 0 || (value > 1999 && value < 2010)) return std::string(digits);
  const std::string_view pair = digits.substr(2);
  return std::string(digits.substr(0, 2)) + " " + (pair[0] == '0' ? year_zero + " " + pair[1] : std::string(pair));
}

Pattern::Pattern(std::string_view written, std::string_view spoken) {
  static const std::pair<std::string_view, Class> classes[] = {
      {"number", Class::number},       {"integer", Class::integer},  {"year", Class::year},
      {"month", Class::month},         {"day", Class::day},          {"hour", Class::hour},
      {"minute", Class::minute},       {"unit", Class::unit},        {"currency", Class::currency},
      {"magnitude", Class::magnitude}, {"decade", Class::decade},    {"fraction", Class::fraction},
      {"dd", Class::two_digits},       {"ddd", Class::three_digits}, {"dddd", Class::four_digits},
      {"space", Class::blank}};
  constexpr std::string_view ascending = "ascending: ";
  if (written.substr(0, ascending.size()) == ascending) {
    ascending_ = true;
    written.remove_prefix(ascending.size());
  }
  constexpr std::string_view after = "after ";
  if (const auto colon = written.find(": "); written.starts_with(after) && colon != std::string_view::npos) {
    const std::string_view list = written.substr(after.size(), colon - after.size());
    after_ = list == "a month" ? After::month : list == "a name" ? After::name : After::word;
    for (std::size_t at = 0; at < list.size(); at = std::min(list.size(), list.find(", ", at)) + 2)
      words_before_.emplace_back(list.substr(at, list.find(", ", at) - at));
    written.remove_prefix(colon + 2);
  }
  int captures = 0;
  for (std::size_t i = 0; i < written.size();) {
    const std::size_t close = class_end(written, i);
    if (close != std::string_view::npos) {
      const std::string_view name = written.substr(i + 1, close - i - 1);
      const auto found =
          std::find_if(std::begin(classes), std::end(classes), [&](const auto& known) { return known.first == name; });
      if (found == std::end(classes)) throw Error("unknown class <" + std::string(name) + "> in a pattern");
      elements_.push_back({found->second, {}});
      ++captures;
      i = close + 1;
    } else if (written[i] == ' ') {
      elements_.push_back({Class::space, {}});
      ++i;
    } else {
      if (elements_.empty() || elements_.back().kind != Class::literal) elements_.push_back({Class::literal, {}});
      elements_.back().text += written[i++];
    }
  }
  for (std::size_t i = 0; i < spoken.size();) {
    const std::size_t close = class_end(spoken, i);
    if (close == std::string_view::npos) {
      if (outputs_.empty() || outputs_.back().capture > 0) outputs_.push_back({});
      outputs_.back().text += spoken[i++];
      continue;
    }
    std::string_view name = spoken.substr(i + 1, close - i - 1);
    Output output;
    if (const auto colon = name.find(':'); colon != std::string_view::npos) {
      const std::string_view form = name.substr(colon + 1);
      if (form == "month")
        output.form = Form::month;
      else if (form == "ordinal")
        output.form = Form::ordinal;
      else if (form == "year")
        output.form = Form::year;
      else if (form == "digits")
        output.form = Form::digits;
      else
        throw Error("unknown form '" + std::string(form) + "' in a pattern");
      name = name.substr(0, colon);
    }
    output.capture = value_of(name);
    if (output.capture < 1 || output.capture > captures)
      throw Error("<" + std::string(name) + "> stands for no part of the pattern");
    outputs_.push_back(output);
    i = close + 1;
  }
  if (captures == 0) throw Error("a pattern holds at least one <class>");
}

std::optional<std::size_t> Pattern::match(Class kind, std::string_view text, std::size_t at,
                                          const PatternWords& words) {
  switch (kind) {
    case Class::number:
      return decimal_number(text, at, words);
    case Class::integer:
      return small_number(text, at, 1, 9, 0, 999'999'999);
    case Class::year:
      return small_number(text, at, 4, 4, 1000, 2199);
    case Class::month:
      return small_number(text, at, 1, 2, 1, 12);
    case Class::day:
      return small_number(text, at, 1, 2, 1, 31);
    case Class::hour:
      return small_number(text, at, 1, 2, 0, 24);
    case Class::minute:
      return small_number(text, at, 2, 2, 0, 59);
    case Class::decade:
      return small_number(text, at, 2, 2, 0, 99);
    case Class::unit:
      return unit_at(text, at, words);
    case Class::currency:
      return currency_at(text, at, words);
    case Class::magnitude:
      return magnitude_at(text, at, words);
    case Class::fraction: {
      const std::size_t digits = digits_at(text, at);
      if (digits == 0 || !words.fractions.contains(std::string(text.substr(at, digits)))) return {};
      return at + digits;
    }
    case Class::two_digits:
      return exact_digits(text, at, 2);
    case Class::three_digits:
      return exact_digits(text, at, 3);
    case Class::four_digits:
      return exact_digits(text, at, 4);
    case Class::blank:
      return text[at] == ' ' ? std::optional(at + 1) : std::nullopt;
    case Class::literal:
    case Class::space:
      break;
  }
  return {};
}

std::string Pattern::spoken(const Output& output, std::string_view text, const std::vector<Capture>& captures,
                            const PatternWords& words) const {
  if (output.capture == 0) return output.text;
  const Capture& capture = captures[static_cast<std::size_t>(output.capture) - 1];
  std::string written(text.substr(capture.begin, capture.end - capture.begin));
  // The number nearest before decides between singular and plural; a currency sign may stand before it.
  const auto is_one = [&] {
    std::string_view nearest;
    for (const Capture& other : captures) {
      if (other.kind == Class::magnitude) return false;
      if (other.kind == Class::number || other.kind == Class::integer)
        nearest = text.substr(other.begin, other.end - other.begin);
    }
    return nearest == "1";
  };
  const auto numbered = [&](const SingularPlural& word) { return is_one() ? word.one : word.other; };
  switch (output.form) {
    case Form::month:
      return words.months.contains(value_of(written)) ? words.months.at(value_of(written)) : written;
    case Form::ordinal:
      return words.ordinals.contains(value_of(written)) ? words.ordinals.at(value_of(written)) : written;
    case Form::year:
      return words.year(written);
    case Form::digits: {
      std::string digits;
      for (const char digit : written) digits += std::string(digits.empty() ? "" : " ") + digit;
      return digits;
    }
    case Form::plain:
      break;
  }
  switch (capture.kind) {
    case Class::unit:
      return spoken_unit(written, is_one(), words);
    case Class::currency:
      return numbered(currency_words(written, words));
    case Class::magnitude:
      return magnitude_words(written, words).other;
    case Class::decade:
      return words.decades.contains(value_of(written)) ? words.decades.at(value_of(written)) : written;
    case Class::fraction:
      return numbered(words.fractions.at(written));
    case Class::number:
      // The engine reads digits without separators of thousands best.
      return [&] {
        std::string digits;
        for (const char c : written)
          if (c == '-')
            digits += minus;
          else if (words.groups.find(c) == std::string::npos)
            digits += c;
        return digits;
      }();
    default:
      return written;
  }
}

bool Pattern::stands_after(const Passage& passage, std::size_t index, const PatternWords& words) const {
  if (after_ == After::anything) return true;
  if (index == passage.first) return false;
  const TextRange range = passage.words[index - 1];
  const std::string before(passage.word(index - 1));
  std::string small = before;
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::string_view gap = passage.text.substr(range.end, passage.words[index].begin - range.end);
  if (after_ == After::word)
    return gap == " " && std::find(words_before_.begin(), words_before_.end(), small) != words_before_.end();
  if (after_ == After::month)  // "January", "Jan."
    return (gap == " " || gap == ". ") && before.size() >= 3 &&
           std::any_of(words.months.begin(), words.months.end(),
                       [&](const auto& month) { return month.second.starts_with(before); });
  // "the Boeing", but not "Chapters" nor "in May" nor the first word of a sentence
  return index - 1 > passage.first && gap == " " && small[0] != before[0] && before.back() != 's' &&
         !words.no_names.contains(small);
}

bool Pattern::read(const Passage& passage, std::size_t index, const PatternWords& words, Reading& reading) const {
  if (!stands_after(passage, index, words)) return false;
  const std::string_view text = passage.text.substr(0, passage.end);
  const std::size_t begin = passage.words[index].begin;
  std::size_t at = begin;
  std::vector<Capture> captures;
  for (const Element& element : elements_) {
    if (element.kind == Class::space) {
      if (at < text.size() && text[at] == ' ') ++at;
    } else if (element.kind == Class::literal) {
      if (text.substr(at, element.text.size()) != element.text) return false;
      at += element.text.size();
    } else {
      if (at >= text.size()) return false;
      const auto end = match(element.kind, text, at, words);
      if (!end) return false;
      captures.push_back({element.kind, at, *end});
      at = *end;
    }
  }
  // The match must cover whole words.
  std::size_t last = index;
  while (last < passage.last && passage.words[last].begin < at) ++last;
  if (last == index || passage.words[last - 1].end > at) return false;
  if (ascending_ && captures.size() > 1) {
    const auto number = [&](const Capture& capture) {
      return value_of(text.substr(capture.begin, capture.end - capture.begin));
    };
    // "089-123456" is a telephone.
    const bool zero = captures[0].end - captures[0].begin > 1 && text[captures[0].begin] == '0';
    if (zero || number(captures[0]) >= number(captures[1])) return false;
  }

  // Each part of the output belongs to the written word in which its capture begins, as long as the order is kept.
  std::vector<std::pair<std::size_t, std::string>> parts;  // written word, text
  bool ordered = true;
  std::string prefix;
  for (const Output& output : outputs_) {
    const std::string part = spoken(output, text, captures, words);
    if (output.capture == 0) {
      if (parts.empty())
        prefix += part;
      else
        parts.back().second += part;
      continue;
    }
    const Capture& capture = captures[static_cast<std::size_t>(output.capture) - 1];
    std::size_t word = index;
    while (word + 1 < last && passage.words[word + 1].begin <= capture.begin) ++word;
    if (!parts.empty() && word < parts.back().first) ordered = false;
    if (!parts.empty() && word == parts.back().first)
      parts.back().second += part;
    else
      parts.emplace_back(word, std::exchange(prefix, {}) + part);
  }
  if (!ordered) {
    std::string whole;
    for (const auto& part : parts) whole += part.second;
    parts = {{index, whole}};
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t first = i == 0 ? index : parts[i].first;
    const std::size_t next = i + 1 < parts.size() ? parts[i + 1].first : last;
    std::string& part = parts[i].second;
    // A stop that ends the sentence as well is still heard as its end.
    if (i + 1 == parts.size() && at == passage.end && text[at - 1] == '.') part += '.';
    // The gap between two words is spoken as the pattern says, not as written.
    if (i + 1 < parts.size() && !part.empty() && part.back() != ' ') part += ' ';
    reading.say(next - first, passage.words[first].begin, i + 1 < parts.size() ? passage.words[next].begin : at,
                std::move(part));
  }
  return true;
}

}  // namespace earbound
