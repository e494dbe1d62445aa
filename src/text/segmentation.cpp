#include "text/segmentation.hpp"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace earbound {

using icu_adapter::next_code_point;
using icu_adapter::previous_code_point;

namespace {

UChar32 code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_code_point(text, at) : 0;
}

UChar32 code_point_before(std::string_view text, std::size_t& at) { return at > 0 ? previous_code_point(text, at) : 0; }

// A line feed ends a sentence for ICU; in a paragraph it is a space. Replacements have the same length in bytes.
std::string with_spaces_for_line_ends(std::string_view text) {
  std::string spaced(text);
  std::replace_if(
      spaced.begin(), spaced.end(), [](char c) { return c == '\n' || c == '\r' || c == '\f' || c == '\v'; }, ' ');
  return spaced;
}

TextRange trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    std::size_t after = begin;
    if (!u_isUWhiteSpace(next_code_point(text, after))) break;
    begin = after;
  }
  while (end > begin) {
    std::size_t before = end;
    if (!u_isUWhiteSpace(code_point_before(text, before))) break;
    end = before;
  }
  return {begin, end};
}

bool is_closing(UChar32 c) {
  switch (u_charType(c)) {
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
      return true;
    default:
      return c == '"' || c == '\'';
  }
}

// "Stop!" he said: the quoted exclamation does not end the sentence around it.
bool goes_on_after_quote(std::string_view text, TextRange sentence, UChar32 next) {
  if (!u_islower(next)) return false;
  std::size_t at = sentence.end;
  UChar32 c = code_point_before(text, at);
  if (!is_closing(c)) return false;
  while (at > sentence.begin && is_closing(c)) c = code_point_before(text, at);
  return c == '!' || c == '?' || c == 0x2026;
}

// The word that ends at `end`, in small letters.
std::string word_before(std::string_view text, std::size_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && static_cast<unsigned char>(text[begin - 1]) > ' ' && end - begin < 16) --begin;
  return lower_case(text.substr(begin, end - begin));
}

// One word with a capital in front, and a space: "Edward ".
bool is_one_name(std::string_view text) {
  return text.find(' ') + 1 == text.size() && u_isupper(code_point_at(text, 0)) && text.size() > 3;
}

// The sentence ends in an initial: "J." of "J. Smith".
bool ends_in_initial(std::string_view text, TextRange sentence, std::size_t next, const SentenceRules& rules) {
  if (!u_isupper(code_point_at(text, next))) return false;
  std::size_t at = sentence.end;
  if (at == sentence.begin || code_point_before(text, at) != '.' || at == sentence.begin) return false;
  const UChar32 letter = code_point_before(text, at);
  if (!u_isupper(letter)) return false;
  std::size_t before = at;
  const UChar32 previous = at > sentence.begin ? code_point_before(text, before) : ' ';
  if (previous == '.') return !rules.opens_a_sentence(text, next);  // "J.R. Smith"
  if (!u_isUWhiteSpace(previous) && !is_closing(previous) && u_charType(previous) != U_START_PUNCTUATION) return false;
  // A word in English: only a name alone before it, which would be no sentence, makes it an initial: "Edward I. Koch".
  if (letter == 'I' && !is_one_name(text.substr(sentence.begin, at - sentence.begin))) return false;
  return !rules.opens_a_sentence(text, next) && !rules.before_letters.contains(word_before(text, at));
}

// Between the letters of an abbreviation written with spaces: "z. B.", "J. R. R.".
bool between_letters(std::string_view text, TextRange sentence, std::size_t next) {
  std::size_t at = sentence.end;
  if (code_point_before(text, at) != '.' || at <= sentence.begin || !u_isalpha(code_point_before(text, at)))
    return false;
  if (at > sentence.begin && u_isalnum(code_point_before(text, at))) return false;
  return u_isalpha(next_code_point(text, next)) && next < text.size() && text[next] == '.';
}

// "5 High St. She is old.": behind a name the abbreviation is no title when a sentence begins after it.
bool is_street(std::string_view text, std::size_t abbreviation, std::size_t next, const SentenceRules& rules) {
  if (abbreviation < 2 || text[abbreviation - 1] != ' ' || !rules.opens_a_sentence(text, next)) return false;
  std::size_t begin = abbreviation - 1;
  while (begin > 0 && static_cast<unsigned char>(text[begin - 1]) > ' ') --begin;
  const UChar32 last = code_point_before(text, --abbreviation);
  return u_isalnum(last) && u_isupper(code_point_at(text, begin));
}

// ".NET": a stop that follows a space ends nothing.
bool is_name_with_stop(std::string_view text, TextRange sentence, std::size_t next) {
  if (sentence.end != next || text[next - 1] != '.') return false;
  return next < 2 || text[next - 2] == ' ' || text[next - 2] == '(';
}

// The sentence ends in an abbreviation that something follows: "Dr." of "Dr. Smith", "No." of "No. 5".
bool ends_in_abbreviation(std::string_view text, TextRange sentence, std::size_t next_at, const SentenceRules& rules) {
  const UChar32 next = code_point_at(text, next_at);
  constexpr std::size_t longest = 12;
  if (text[sentence.end - 1] != '.') return false;
  const std::size_t earliest = sentence.end - sentence.begin > longest ? sentence.end - longest : sentence.begin;
  for (std::size_t begin = earliest; begin < sentence.end - 1; ++begin) {
    if (static_cast<unsigned char>(text[begin]) >= 0x80 && static_cast<unsigned char>(text[begin]) < 0xc0)
      continue;  // inside a character
    std::size_t before = begin;
    if (begin > sentence.begin) {
      const UChar32 c = code_point_before(text, before);
      if (u_isalnum(c) || c == '.') continue;
    }
    const std::string written = fold_space(text.substr(begin, sentence.end - begin));
    if (rules.abbreviations.contains(written))
      return !(u_isupper(code_point_at(text, begin)) && is_street(text, begin, next_at, rules));
    if (rules.before_numbers.contains(written)) return u_isdigit(next);
  }
  return false;
}

}  // namespace

bool SentenceRules::opens_a_sentence(std::string_view text, std::size_t at) const {
  std::size_t end = at;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && end - at < 8) ++end;
  return openers.contains(text.substr(at, end - at));
}

std::vector<TextRange> sentences(std::string_view text, std::string_view language, const SentenceRules& rules) {
  std::string spaced;
  if (text.find_first_of("\n\r\f\v") != std::string_view::npos) {
    spaced = with_spaces_for_line_ends(text);
    text = spaced;
  }
  icu::BreakIterator& iterator = icu_adapter::break_iterator(
      rules.beside_icu ? icu_adapter::Breaks::sentence_but_abbreviations : icu_adapter::Breaks::sentence, language);
  icu_adapter::Utf8Text utf8(text);
  UErrorCode status = U_ZERO_ERROR;
  iterator.setText(utf8.get(), status);
  icu_adapter::check(status, "find the sentences of a text");

  std::vector<TextRange> found;
  int32_t begin = iterator.first();
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; begin = end, end = iterator.next()) {
    const TextRange sentence = trimmed(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
    if (sentence.begin == sentence.end) continue;
    if (!found.empty() && (goes_on_after_quote(text, found.back(), code_point_at(text, sentence.begin)) ||
                           ends_in_initial(text, found.back(), sentence.begin, rules) ||
                           between_letters(text, found.back(), sentence.begin) ||
                           ends_in_abbreviation(text, found.back(), sentence.begin, rules) ||
                           is_name_with_stop(text, found.back(), sentence.begin))) {
      found.back().end = sentence.end;
      continue;
    }
    found.push_back(sentence);
  }
  return found;
}

}  // namespace earbound
